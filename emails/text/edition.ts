import type { Edition } from "../../src/edition/edition.ts"
import type { ReaderKind } from "../../src/subscribers/reader-kind.ts"
import { longDay } from "../day.ts"
import { footnotes, marksOf } from "../footnotes.ts"
import {
  editionUrl,
  evidenceUrl,
  type Frame,
  footerHoldings,
  ourWords,
  preferencesToken,
  unsubscribeToken,
  whyYouGetThis,
} from "../frame.ts"
import { oneLine } from "../one-line.ts"
import { altOf, type Picture } from "../picture.ts"
import { sectionsFor } from "../readers.ts"
import { stripFigures } from "../strip-figures.ts"
import { blockLines } from "./block.ts"
import { document, rule, underlined } from "./document.ts"
import { plain, unwrapped, wrap } from "./wrap.ts"

/**
 * The plain text of an edition for one reader kind: written for itself, not stripped from the HTML. It says all that the
 * HTML says, the picture in words; what a text leads to stands at its end, under the letter that the text names.
 */
export function editionText(
  edition: Edition,
  kind: ReaderKind,
  frame: Frame,
  picture: Picture | null = null,
): string {
  const { close } = stripFigures(edition.strip)
  const notes = footnotes(edition, kind, frame)
  return document([
    [...wrap([plain(frame.title)]), longDay(edition.day)],
    underlined(edition.headline, "="),
    wrap([edition.standfirst]),
    edition.notices.length > 0 ? wrap([plain(ourWords.notice), ...edition.notices]) : [],
    edition.inShort.flatMap(({ label, sentences }) => wrap([plain(`${label}.`), ...sentences], "* ", "  ")),
    stripLines(edition.strip),
    edition.chart && picture ? wrap([plain(ourWords.picture), plain(altOf(edition.chart))]) : [],
    ...sectionsFor(edition, kind).flatMap((section) => [
      underlined(plain(section.title), "-"),
      ...section.blocks.map((block) => blockLines(block, close, notes)),
      marksOf(notes, evidenceUrl(edition, frame, section)).map((mark) => `${ourWords.evidence}: ${mark}`),
    ]),
    footerLines(edition, frame),
    notes.length === 0 ? [] : [ourWords.links, ...notes.map(({ mark, url }) => `${mark} ${url}`)],
  ])
}

/** A line a figure: its name to the left, the figure to the right, then what it means. */
function stripLines(strip: Edition["strip"]): string[] {
  const rows = strip.map(({ label, value }) => [unwrapped(plain(label)), unwrapped(value)] as const)
  const widest = (texts: string[]) => Math.max(...texts.map(({ length }) => length))
  const [labels, values] = [widest(rows.map(([label]) => label)), widest(rows.map(([, value]) => value))]
  return rows.flatMap(([label, value], i) => {
    const head = `${label.padEnd(labels)}   ${value.padStart(values)}`
    const note = strip[i]?.note
    return note ? wrap([note], `${head}   `, " ".repeat(head.length + 3)) : [head]
  })
}

function footerLines(edition: Edition, frame: Frame): string[] {
  const holdings = footerHoldings(edition, frame)
  return [
    rule,
    ...(holdings ? wrap([plain(oneLine(holdings))]) : []),
    ...wrap([plain(whyYouGetThis(frame))]),
    `${ourWords.preferences}: ${preferencesToken}`,
    `${ourWords.unsubscribe}: ${unsubscribeToken}`,
    `${ourWords.page}: ${editionUrl(edition, frame)}`,
    ...wrap([plain(oneLine(frame.postalAddress))]),
  ]
}
