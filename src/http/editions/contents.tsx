/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import { placeOf } from "../../../emails/section-place.ts"
import type { Section } from "../../edition/edition.ts"

/** The sections of an edition, to go to; it stands beside them where there is room. */
export const Contents: FC<{ sections: Section[] }> = ({ sections }) =>
  sections.length === 0 ? null : (
    <nav class="contents" aria-labelledby="contents-title">
      <p class="label" id="contents-title">
        On this page
      </p>
      <ol>
        {sections.map((section) => (
          <li>
            <a href={`#${placeOf({ sections }, section)}`}>{section.title}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
