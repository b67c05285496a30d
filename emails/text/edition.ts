import type { Edition } from "../../src/edition/edition.ts"
import type { ReaderKind } from "../../src/subscribers/reader-kind.ts"
import { longDay } from "../day.ts"
import {
  editionUrl,
  evidenceUrl,
  type Frame,
  footerHoldings,
  ourWords,
  unsubscribeToken,
  whyYouGetThis,
} from "../frame.ts"
import { oneLine } from "../one-line.ts"
import { sectionsFor } from "../readers.ts"
import { blockLines } from "./block.ts"
import { document, underlined } from "./document.ts"
import { plain, unwrapped, wrap } from "./wrap.ts"

/** The plain text of an edition for one reader kind: written for itself, not stripped from the HTML. */
export function editionText(edition: Edition, kind: ReaderKind, frame: Frame): string {
  return document([
    [...wrap([plain(frame.title)]), longDay(edition.day)],
    underlined(edition.headline, "="),
    wrap([edition.standfirst]),
    edition.notices.length > 0 ? wrap([plain(ourWords.notice), ...edition.notices]) : [],
    edition.inShort.flatMap(({ label, sentences }) => wrap([plain(`${label}.`), ...sentences], "* ", "  ")),
    stripLines(edition.strip),
    ...sectionsFor(edition, kind).flatMap((section) => {
      const evidence = evidenceUrl(edition, frame, section)
      return [
        underlined(plain(section.title), "-"),
        ...section.blocks.map(blockLines),
        evidence === null ? [] : [`${ourWords.evidence}: ${evidence}`],
      ]
    }),
    footerLines(edition, frame),
  ])
}

function stripLines(strip: Edition["strip"]): string[] {
  const labels = strip.map(({ label }) => unwrapped(plain(label)))
  const width = Math.max(...labels.map(({ length }) => length))
  return strip.flatMap(({ value, note }, i) =>
    wrap(note ? [value, plain("·"), note] : [value], `${(labels[i] ?? "").padEnd(width)}   `, "   "),
  )
}

function footerLines(edition: Edition, frame: Frame): string[] {
  const holdings = footerHoldings(edition, frame)
  return [
    "-".repeat(24),
    ...(holdings ? wrap([plain(holdings)]) : []),
    ...wrap([plain(whyYouGetThis(frame))]),
    `${ourWords.unsubscribe}: ${unsubscribeToken}`,
    `${ourWords.page}: ${editionUrl(edition, frame)}`,
    ...wrap([plain(oneLine(frame.postalAddress))]),
  ]
}
