import type { Edition, Section } from "../src/edition/edition.ts"
import type { ReaderKind } from "../src/subscribers/reader-kind.ts"

/** What a reader of each kind asked for, as the confirmation mail says it. */
export const readerWishes: Record<ReaderKind, string> = {
  general: "each edition",
  "long-term-holder": "each edition, with the takeaways for long-term holders first",
  trader: "each edition, with the takeaways for traders first",
  beginner: "each edition, with the takeaways for beginners first",
}

/**
 * The sections that a reader of this kind is sent, in order: all of them, of the takeaways the kind's own first. They stand
 * together, where the first of them stood.
 */
export function sectionsFor(edition: Edition, kind: ReaderKind): Section[] {
  const takeaways = edition.sections.filter(({ readers }) => readers !== undefined)
  const own = takeaways.filter(({ readers }) => readers === kind)
  const others = takeaways.filter(({ readers }) => readers !== kind)
  return edition.sections.flatMap((section) => {
    if (section.readers === undefined) return [section]
    return section === takeaways[0] ? [...own, ...others] : []
  })
}
