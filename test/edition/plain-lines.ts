import type { Block, Edition } from "../../src/edition/edition.ts"

const said = (sentences: readonly { text: string }[]): string => sentences.map(({ text }) => text).join(" ")

/** An edition as plain lines: what it says, in order, for a golden file that a person can read. */
export const plainLines = (edition: Edition): string[] => [
  `# ${edition.headline.text}`,
  edition.standfirst.text,
  ...edition.inShort.map(({ label, sentences }) => `${label}. ${said(sentences)}`),
  ...edition.strip.map(({ label, value, note }) => `${label}: ${value.text} (${note?.text ?? ""})`),
  ...edition.notices.map(({ text }) => `! ${text}`),
  ...edition.sections.flatMap((section) => [
    "",
    `## ${section.title}`,
    ...section.blocks.flatMap(blockLines),
  ]),
]

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case "paragraph":
      return [said(block.sentences)]
    case "list":
      return block.items.map((item) => `- ${said(item)}`)
    case "table":
      return [
        block.caption.text,
        ["", ...block.columns].join(" | "),
        ...block.rows.map(({ header, cells }) => [header, ...cells.map(({ text }) => text)].join(" | ")),
      ]
    case "zones":
      return block.zones.map(
        ({ letter, side, range, what, voids }) =>
          `${letter} (${side}) ${range.text}: ${what.text} ${voids.text}`,
      )
    case "indicators":
      return block.items.map(
        ({ name, state, sentences }, index) => `${index + 1}. ${name} [${state}] ${said(sentences)}`,
      )
    case "sources":
      return block.items.map(({ name, url, note }) => `- ${name} <${url}> ${note.text}`)
    case "headlines":
      return block.items.map(({ title, url, note }) => `- ${title.text} <${url}> ${note.text}`)
  }
}
