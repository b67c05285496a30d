import type { Block, Edition, Section } from "../src/edition/edition.ts"
import type { ReaderKind } from "../src/subscribers/reader-kind.ts"
import { evidenceUrl, type Frame } from "./frame.ts"
import { isWebLink } from "./link.ts"
import { sectionsFor } from "./readers.ts"

/** A link of the plain text and the mark that stands for it: `[a]`. */
export type Footnote = { mark: string; url: string }

/**
 * The mark of the link with a place, counted from nought. Letters, so that no numeral stands in a mail but the edition's
 * own.
 *
 * @example footnoteMark(27) // => "[ab]"
 */
export function footnoteMark(place: number): string {
  let letters = ""
  for (let rest = place; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(97 + (rest % 26)) + letters
  return `[${letters}]`
}

/** The addresses of a block that are printed, in order: sources' and others' headlines'. */
export const blockUrls = (block: Block): string[] =>
  block.kind === "sources" || block.kind === "headlines"
    ? block.items.map(({ url }) => url).filter(isWebLink)
    : []

/** The links of a section, in the order of the plain text: what its blocks lead to, then its evidence. */
export const sectionUrls = (section: Section, edition: Edition, frame: Frame): string[] => {
  const evidence = evidenceUrl(edition, frame, section)
  return [...section.blocks.flatMap(blockUrls), ...(evidence === null ? [] : [evidence])]
}

/** The links of an edition's plain text, each address once, in the order in which they are first spoken of. */
export const footnotes = (edition: Edition, kind: ReaderKind, frame: Frame): Footnote[] =>
  [...new Set(sectionsFor(edition, kind).flatMap((section) => sectionUrls(section, edition, frame)))].map(
    (url, place) => ({ mark: footnoteMark(place), url }),
  )

/** The mark of an address, or nothing where it has none: an address that is no link is not printed. */
export const marksOf = (notes: readonly Footnote[], url: string | null): string[] =>
  notes.filter((note) => note.url === url).map(({ mark }) => mark)
