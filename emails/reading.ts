import type { Block, Edition, Section, Text } from "../src/edition/edition.ts"
import type { ReaderKind } from "../src/subscribers/reader-kind.ts"
import { longDay } from "./day.ts"
import {
  editionUrl,
  evidenceUrl,
  type Frame,
  footerHoldings,
  ourWords,
  unsubscribeToken,
  whyYouGetThis,
} from "./frame.ts"
import { ladder, sideWords } from "./ladder.ts"
import { isWebLink } from "./link.ts"
import { oneLine } from "./one-line.ts"
import { sectionsFor } from "./readers.ts"
import { rowsOf } from "./sections/strip.tsx"
import { fitsColumns } from "./text/table.ts"
import { unwrapped } from "./text/wrap.ts"

type Body = "html" | "text"

const worded = (texts: readonly Text[]): string[] => texts.map(({ text }) => text)

/**
 * What a mail's two bodies say, in the order in which they are read. Verification walks along them with it, so that no
 * word is lost, added or out of its place.
 *
 * @example mailReading(edition, "general", frame).text[0] // => "Plumbline"
 */
export function mailReading(edition: Edition, kind: ReaderKind, frame: Frame): Record<Body, string[]> {
  const [price, ...figures] = edition.strip
  const masthead = [oneLine(frame.title), longDay(edition.day)]
  const opening = [edition.headline.text, edition.standfirst.text]
  const summary = edition.inShort.flatMap(({ label, sentences }) => [label, ...worded(sentences)])
  const notices = [...(edition.notices.length > 0 ? [ourWords.notice] : []), ...worded(edition.notices)]
  const sections = (body: Body): string[] =>
    sectionsFor(edition, kind).flatMap((section) => sectionReading(section, body, edition, frame))
  return {
    html: [
      ...opening,
      ...masthead,
      ...(price ? figureReading(price) : []),
      ...opening,
      ...notices,
      ...summary,
      ...rowsOf(figures).flatMap((row) => [
        ...row.map(({ label }) => label),
        ...row.map(({ value }) => value.text),
        ...row.flatMap(({ note }) => (note ? [note.text] : [])),
      ]),
      ...sections("html"),
      ...footReading("html", edition, frame),
    ],
    text: [
      ...masthead,
      ...opening,
      ...notices,
      ...summary,
      ...edition.strip.flatMap(figureReading),
      ...sections("text"),
      ...footReading("text", edition, frame),
    ],
  }
}

const figureReading = ({ label, value, note }: Edition["strip"][number]): string[] => [
  label,
  value.text,
  ...(note ? [note.text] : []),
]

function sectionReading(section: Section, body: Body, edition: Edition, frame: Frame): string[] {
  const evidence = evidenceUrl(edition, frame, section)
  const blocks = section.blocks.flatMap((block) => blockReading(block, body))
  if (evidence === null) return [section.title, ...blocks]
  return body === "html"
    ? [section.title, ourWords.evidence, ...blocks]
    : [section.title, ...blocks, ourWords.evidence, evidence]
}

/**
 * What a block says, in order: the same in a mail's HTML as on a page.
 *
 * @example blockReading({ kind: "paragraph", sentences: [headline] }, "html") // => ["Bitcoin back near $70,300 …"]
 */
export function blockReading(block: Block, body: Body): string[] {
  const linked = (url: string): string[] => (body === "text" && isWebLink(url) ? [url] : [])
  switch (block.kind) {
    case "paragraph":
      return worded(block.sentences)
    case "list":
      return block.items.flatMap((item, i) => [
        ...(body === "text" && block.ordered ? [`${String.fromCharCode(97 + i)})`] : []),
        ...worded(item),
      ])
    case "table":
      return [block.caption.text, ...tableReading(block, body)]
    case "zones":
      return ladder(block.zones).flatMap(({ letter, side, range, what, voids }) => [
        body === "html" ? `${letter} · ${sideWords[side]}` : `${letter} ${sideWords[side]}`,
        ...worded([range, what, voids]),
      ])
    case "indicators":
      return block.items.flatMap(({ name, state, sentences }) => [name, state, ...worded(sentences)])
    case "sources":
      return block.items.flatMap(({ name, url, note }) => [name, ...linked(url), note.text])
    case "headlines":
      return block.items.flatMap(({ title, url, note }) => [title.text, ...linked(url), note.text])
  }
}

/** In narrow plain text each cell stands after its column's name, else the columns head it. */
function tableReading({ columns, rows }: Extract<Block, { kind: "table" }>, body: Body): string[] {
  const printed = rows.map(({ header, cells }) => [header, ...cells.map(unwrapped)])
  if (body === "html" || fitsColumns(["", ...columns], printed))
    return [...columns, ...rows.flatMap(({ header, cells }) => [header, ...worded(cells)])]
  return rows.flatMap(({ header, cells }) => [
    header,
    ...cells.flatMap(({ text }, i) => [columns[i] ?? "", text]),
  ])
}

function footReading(body: Body, edition: Edition, frame: Frame): string[] {
  const holdings = footerHoldings(edition, frame)
  const address = oneLine(frame.postalAddress)
  const links =
    body === "html"
      ? [ourWords.unsubscribe, ourWords.page]
      : [ourWords.unsubscribe, unsubscribeToken, ourWords.page, editionUrl(edition, frame)]
  return [...(holdings ? [oneLine(holdings)] : []), whyYouGetThis(frame), ...links, address]
}
