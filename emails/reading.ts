import type { Block, Edition, Text } from "../src/edition/edition.ts"
import type { ReaderKind } from "../src/subscribers/reader-kind.ts"
import { longDay } from "./day.ts"
import { type Footnote, footnotes, marksOf } from "./footnotes.ts"
import {
  editionUrl,
  evidenceUrl,
  type Frame,
  footerHoldings,
  ourWords,
  preferencesToken,
  unsubscribeToken,
  whyYouGetThis,
} from "./frame.ts"
import { type Price, rungs, sideWords } from "./ladder.ts"
import { oneLine } from "./one-line.ts"
import { altOf, type Picture } from "./picture.ts"
import { sectionsFor } from "./readers.ts"
import { stripFigures } from "./strip-figures.ts"
import { fitsColumns } from "./text/table.ts"
import { unwrapped } from "./text/wrap.ts"

type Body = "html" | "text"

const worded = (texts: readonly Text[]): string[] => texts.map(({ text }) => text)

/**
 * What a mail's two bodies say, in the order in which they are read. Verification walks along them with it, so that no
 * word is lost, added or out of its place. The picture's words are read in the plain text, where they stand in for it.
 *
 * @example mailReading(edition, "general", frame).text[0] // => "Plumbline"
 */
export function mailReading(
  edition: Edition,
  kind: ReaderKind,
  frame: Frame,
  picture: Picture | null = null,
): Record<Body, string[]> {
  const { close, spot, others } = stripFigures(edition.strip)
  const masthead = [oneLine(frame.title), longDay(edition.day)]
  const opening = [edition.headline.text, edition.standfirst.text]
  const summary = edition.inShort.flatMap(({ label, sentences }) => [label, ...worded(sentences)])
  const notices = [...(edition.notices.length > 0 ? [ourWords.notice] : []), ...worded(edition.notices)]
  const notes = footnotes(edition, kind, frame)
  const sections = (body: Body): string[] =>
    sectionsFor(edition, kind).flatMap((section) => {
      const evidence = evidenceUrl(edition, frame, section)
      const linked = evidence === null ? [] : [ourWords.evidence]
      const blocks = section.blocks.flatMap((block) => blockReading(block, body, close, notes))
      return body === "html"
        ? [section.title, ...linked, ...blocks]
        : [section.title, ...blocks, ...linked, ...marksOf(notes, evidence)]
    })
  return {
    html: [
      ...opening,
      ...masthead,
      ...opening,
      ...notices,
      ...summary,
      ...(close ? [close.label, ...noteOf(close), close.value.text] : []),
      ...(spot ? valueFirst(spot) : []),
      ...others.flatMap((figure) => [figure.label, ...noteOf(figure), figure.value.text]),
      ...sections("html"),
      ...footReading("html", edition, frame),
    ],
    text: [
      ...masthead,
      ...opening,
      ...notices,
      ...summary,
      ...edition.strip.flatMap(valueFirst),
      ...(edition.chart && picture ? [ourWords.picture, altOf(edition.chart)] : []),
      ...sections("text"),
      ...footReading("text", edition, frame),
      ...(notes.length > 0 ? [ourWords.links] : []),
      ...notes.flatMap(({ mark, url }) => [mark, url]),
    ],
  }
}

type Figure = Edition["strip"][number]

const noteOf = ({ note }: Figure): string[] => (note ? [note.text] : [])
const valueFirst = (figure: Figure): string[] => [figure.label, figure.value.text, ...noteOf(figure)]

/**
 * What a block says, in order: the same in a mail's HTML as on a page, but for the price, which stands among a mail's
 * zones, and the marks of the plain text's links.
 *
 * @example blockReading({ kind: "paragraph", sentences: [headline] }, "html") // => ["Bitcoin back near $70,300 …"]
 */
export function blockReading(
  block: Block,
  body: Body,
  price: Price | null = null,
  notes: readonly Footnote[] = [],
): string[] {
  const linked = (url: string): string[] => (body === "text" ? marksOf(notes, url) : [])
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
      return rungs(block.zones, price).flatMap((rung) => {
        if (rung.kind === "price") return [rung.price.label, rung.price.value.text]
        const { letter, side, range, what, voids } = rung.zone
        return [
          body === "html" ? `${letter} · ${sideWords[side]}` : `${letter} ${sideWords[side]}`,
          ...worded([range, what, voids]),
        ]
      })
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
      ? [ourWords.preferences, ourWords.unsubscribe, ourWords.page]
      : [
          ...[ourWords.preferences, preferencesToken],
          ...[ourWords.unsubscribe, unsubscribeToken],
          ...[ourWords.page, editionUrl(edition, frame)],
        ]
  return [...(holdings ? [oneLine(holdings)] : []), whyYouGetThis(frame), ...links, address]
}
