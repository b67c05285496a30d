/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import { longDay } from "../../../emails/day.ts"
import type { EditionRow } from "../../store/edition-row.ts"

type Neighbour = Pick<EditionRow, "slug" | "day"> | null

/** The ways to the editions that went out before and after one. */
export const Neighbours: FC<{ before: Neighbour; after: Neighbour }> = ({ before, after }) =>
  before === null && after === null ? null : (
    <nav class="neighbours" aria-label="Other editions">
      <ul>
        {before && <Way rel="prev" to={before} name="Previous edition" />}
        {after && <Way rel="next" to={after} name="Next edition" />}
      </ul>
    </nav>
  )

const Way: FC<{ rel: "prev" | "next"; to: NonNullable<Neighbour>; name: string }> = ({ rel, to, name }) => (
  <li class={rel}>
    <a rel={rel} href={`/editions/${to.slug}`}>
      <span class="label">{name}</span> <span>{longDay(to.day)}</span>
    </a>
  </li>
)
