import type { Edition, Section } from "../src/edition/edition.ts"

/**
 * A section's name on the edition's page, which links lead to. There are several of takeaways: the first bears the plain
 * name, each other its readers' as well.
 *
 * @example placeOf(edition, edition.sections[0]) // => "data"
 */
export function placeOf({ sections }: Pick<Edition, "sections">, section: Section): string {
  const first = sections.find(({ id }) => id === section.id) === section
  return first ? section.id : `${section.id}-${section.readers ?? sections.indexOf(section)}`
}
