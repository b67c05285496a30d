/** @jsxImportSource hono/jsx */
import type { Context } from "hono"
import type { FC } from "hono/jsx"
import { longDay } from "../../../emails/day.ts"
import type { EditionRow } from "../../store/edition-row.ts"
import type { HttpEnv } from "../deps.ts"
import { isPublished } from "../editions/published.ts"
import { EditionStyle } from "../editions/routes.tsx"
import { Page } from "../page.tsx"
import { answerDesk } from "./answer.ts"
import { State } from "./state.tsx"

/** How many editions the list goes back. */
const listed = 60

/** `GET /preview`: for an editor the newest editions in every state, for a visitor those that are out. */
export async function showPreviews(c: Context<HttpEnv>) {
  const { deps, editor } = c.var
  const rows = await deps.editions.list(listed)
  const seen = editor === null ? rows.filter(isPublished) : rows
  return answerDesk(
    c,
    <Page title="Previews" lang="en" newsletter={deps.config.TITLE} layout="desk" noindex>
      <EditionStyle />
      <h1>Previews</h1>
      {editor === null && (
        <p class="quiet">
          These editions are out. Those that are not are for editors: <a href="/desk">sign in to the desk</a>.
        </p>
      )}
      {seen.length === 0 ? (
        <p>
          {editor === null
            ? "No edition is out yet."
            : `No edition has been made yet. The first begins at its slot, ${deps.config.SLOT_TIME} ${deps.config.SLOT_ZONE}.`}
        </p>
      ) : (
        <ul class="editions">
          {seen.map((row) => (
            <Listed row={row} />
          ))}
        </ul>
      )}
    </Page>,
  )
}

const Listed: FC<{ row: EditionRow }> = ({ row }) => (
  <li>
    <h2>
      <a href={`/preview/${row.slug}`}>{row.subject ?? `${longDay(row.day)}, not yet written`}</a>
    </h2>
    <p class="quiet">
      <State row={row} />
    </p>
    {row.reasons.length > 0 && (
      <ul class="quiet">
        {row.reasons.map(({ detail }) => (
          <li>{detail}</li>
        ))}
      </ul>
    )}
    {isPublished(row) && (
      <p class="quiet">
        <a href={`/editions/${row.slug}`}>Public page</a>
      </p>
    )}
  </li>
)
