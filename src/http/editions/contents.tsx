/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import type { Section } from "../../edition/edition.ts"

/**
 * A section's place in the page. There may be several of takeaways; the first bears the plain name, which mails link to.
 *
 * @example anchorOf(edition.sections, 0) // => "data"
 */
export function anchorOf(sections: Section[], place: number): string {
  const section = sections[place]
  if (section === undefined) throw new Error(`there is no section ${place}`)
  const first = sections.findIndex(({ id }) => id === section.id) === place
  return first ? section.id : `${section.id}-${section.readers ?? place}`
}

/** The sections of an edition, to go to; it stands beside them where there is room. */
export const Contents: FC<{ sections: Section[] }> = ({ sections }) =>
  sections.length === 0 ? null : (
    <nav class="contents" aria-labelledby="contents-title">
      <p class="label" id="contents-title">
        On this page
      </p>
      <ol>
        {sections.map(({ title }, place) => (
          <li>
            <a href={`#${anchorOf(sections, place)}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
