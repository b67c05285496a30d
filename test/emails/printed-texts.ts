import type { Block, Edition, Section } from "../../src/edition/edition.ts"

function blockTexts(block: Block): string[] {
  switch (block.kind) {
    case "paragraph":
      return block.sentences.map(({ text }) => text)
    case "list":
      return block.items.flat().map(({ text }) => text)
    case "table":
      return [
        block.caption.text,
        ...block.columns,
        ...block.rows.flatMap(({ header, cells }) => [header, ...cells.map(({ text }) => text)]),
      ]
    case "zones":
      return block.zones.flatMap(({ range, what }) => [range.text, what.text])
    case "indicators":
      return block.items.flatMap(({ name, state, sentences }) => [
        name,
        state,
        ...sentences.map(({ text }) => text),
      ])
    case "sources":
      return block.items.flatMap(({ name, note }) => [name, note.text])
    case "headlines":
      return block.items.flatMap(({ title, note }) => [title.text, note.text])
  }
}

/** Every text that an edition prints, for all readers, and those of the given sections of it. */
export const printedTexts = (edition: Edition, sections: Section[]): string[] => [
  edition.headline.text,
  edition.standfirst.text,
  ...edition.notices.map(({ text }) => text),
  ...edition.inShort.flatMap(({ label, sentences }) => [label, ...sentences.map(({ text }) => text)]),
  ...edition.strip.flatMap(({ label, value, note }) => [label, value.text, ...(note ? [note.text] : [])]),
  ...sections.flatMap(({ title, blocks }) => [title, ...blocks.flatMap(blockTexts)]),
]
