import type { Block, Chart, Edition, Section, Sentence, Text } from "./edition.ts"

/** Something that an edition prints, and where: a sentence, a text with spans, or a label of a closed list. */
export type Printed =
  | { kind: "sentence"; where: string; text: Sentence }
  | { kind: "text"; where: string; text: Text }
  | { kind: "label"; where: string; text: { text: string } }

/**
 * All that an edition prints in words, in order, each as often as it is printed.
 *
 * printedTexts(edition)[0] // => { kind: "sentence", where: "headline", text: { text: "Bitcoin back near …", ... } }
 */
export const printedTexts = (edition: Edition): Printed[] => [
  sentence("headline", edition.headline),
  sentence("standfirst", edition.standfirst),
  ...edition.inShort.flatMap(({ label, sentences }) => [
    labelled("inShort", label),
    ...sentences.map((each) => sentence("inShort", each)),
  ]),
  ...edition.strip.flatMap(({ label, value, note }) => [
    labelled("strip", label),
    text("strip", value),
    ...(note ? [text("strip", note)] : []),
  ]),
  ...edition.notices.map((each) => sentence("notices", each)),
  ...edition.sections.flatMap(printedInSection),
]

/**
 * All that is written in an edition's picture and in its alt text: what a mail or a page need not say beside it.
 *
 * picturedTexts({ chart: null }) // => []
 */
export const picturedTexts = ({ chart }: Pick<Edition, "chart">): Printed[] =>
  chart === null ? [] : picturedInChart(chart)

const picturedInChart = ({ title, subtitle, alt, close, cost, zones, week }: Chart): Printed[] => [
  ...[title, ...alt].map((each) => sentence("chart", each)),
  ...[
    subtitle,
    close,
    ...(cost ? [cost.value, cost.note] : []),
    ...zones.map(({ label }) => label),
    week.title,
    ...week.days.flatMap(({ day, value }) => [day, value]),
  ].map((each) => text("chart", each)),
]

function printedInSection({ id, readers, title, blocks }: Section): Printed[] {
  const where = readers ? `${id}/${readers}` : id
  return [labelled(where, title), ...blocks.flatMap((block) => printedInBlock(where, block))]
}

function printedInBlock(where: string, block: Block): Printed[] {
  switch (block.kind) {
    case "paragraph":
      return block.sentences.map((each) => sentence(where, each))
    case "list":
      return block.items.flat().map((each) => sentence(where, each))
    case "table":
      return [
        text(where, block.caption),
        ...block.columns.map((column) => labelled(where, column)),
        ...block.rows.flatMap(({ header, cells }) => [
          labelled(where, header),
          ...cells.map((cell) => text(where, cell)),
        ]),
      ]
    case "zones":
      return block.zones.flatMap((zone) => [
        text(where, zone.range),
        sentence(where, zone.what),
        sentence(where, zone.voids),
      ])
    case "indicators":
      return block.items.flatMap(({ name, state, sentences }) => [
        labelled(where, name),
        labelled(where, state),
        ...sentences.map((each) => sentence(where, each)),
      ])
    case "sources":
      return block.items.flatMap(({ name, note }) => [labelled(where, name), text(where, note)])
    case "headlines":
      return block.items.flatMap(({ title, note }) => [text(where, title), text(where, note)])
  }
}

const sentence = (where: string, text: Sentence): Printed => ({ kind: "sentence", where, text })
const text = (where: string, text: Text): Printed => ({ kind: "text", where, text })
const labelled = (where: string, text: string): Printed => ({ kind: "label", where, text: { text } })
