import type { Block } from "../../src/edition/edition.ts"
import { type Footnote, marksOf } from "../footnotes.ts"
import { type Price, rungs, sideWords } from "../ladder.ts"
import { tableLines } from "./table.ts"
import { columns, plain, unwrapped, wrap } from "./wrap.ts"

type Of<Kind extends Block["kind"]> = Extract<Block, { kind: Kind }>

/** The plain text of a block, line by line. The price stands among the zones; what a text leads to is named by its mark. */
export function blockLines(block: Block, price: Price | null, notes: readonly Footnote[]): string[] {
  switch (block.kind) {
    case "paragraph":
      return wrap(block.sentences)
    case "list":
      return listLines(block)
    case "table":
      return [
        ...wrap([block.caption]),
        "",
        ...tableLines(
          ["", ...block.columns].map((column) => unwrapped(plain(column))),
          block.rows.map(({ header, cells }) => [plain(header), ...cells].map(unwrapped)),
        ),
      ]
    case "zones":
      return zoneLines(block, price)
    case "indicators":
      return parted(
        block.items.map(({ name, state, sentences }) => [
          ...wrap([plain(`${name}: ${state}`)]),
          ...wrap(sentences, "  "),
        ]),
      )
    case "sources":
      return parted(
        block.items.map(({ name, url, note }) => [
          ...wrap([plain(name), ...marksOf(notes, url).map(plain)], "- ", "  "),
          ...wrap([note], "  "),
        ]),
      )
    case "headlines":
      return parted(
        block.items.map(({ title, url, note }) => [
          ...wrap([title, ...marksOf(notes, url).map(plain)], "- ", "  "),
          ...wrap([note], "  "),
        ]),
      )
  }
}

/** Ordered items are lettered, so that no numeral stands in a mail but the edition's own. */
function listLines({ ordered, items }: Of<"list">): string[] {
  return items.flatMap((sentences, i) =>
    wrap(sentences, ordered ? `${String.fromCharCode(97 + i)}) ` : "- ", ordered ? "   " : "  "),
  )
}

/** The ladder, the highest zone on top; the price is a line drawn across it. */
function zoneLines({ zones }: Of<"zones">, price: Price | null): string[] {
  const heads = zones.map(({ letter, side }) => `${letter}  ${sideWords[side]}`)
  const width = Math.max(...heads.map(({ length }) => length), (price?.label.length ?? 0) + 3)
  return rungs(zones, price).flatMap((rung) => {
    if (rung.kind === "price") {
      const { label, value } = rung.price
      return [`${`-- ${label}`.padEnd(width)}   ${unwrapped(value)} `.padEnd(columns, "-")]
    }
    const { letter, side, range, what, voids } = rung.zone
    return [
      ...wrap([range], `${`${letter}  ${sideWords[side]}`.padEnd(width)}   `, "   "),
      ...wrap([what, voids], "   "),
    ]
  })
}

const parted = (groups: string[][]): string[] =>
  groups.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]))
