import type { Block } from "../../src/edition/edition.ts"
import { ladder, sideWords } from "../ladder.ts"
import { isWebLink } from "../link.ts"
import { tableLines } from "./table.ts"
import { plain, unwrapped, wrap } from "./wrap.ts"

type Of<Kind extends Block["kind"]> = Extract<Block, { kind: Kind }>

/** The plain text of a block, line by line. */
export function blockLines(block: Block): string[] {
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
      return zoneLines(block)
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
          ...wrap([plain(name)], "- ", "  "),
          ...(isWebLink(url) ? [`  ${url}`] : []),
          ...wrap([note], "  "),
        ]),
      )
    case "headlines":
      return parted(
        block.items.map(({ title, url, note }) => [
          ...wrap([title], "- ", "  "),
          ...(isWebLink(url) ? [`  ${url}`] : []),
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

function zoneLines({ zones }: Of<"zones">): string[] {
  const heads = ladder(zones).map(({ letter, side }) => `${letter}  ${sideWords[side]}`)
  const width = Math.max(...heads.map(({ length }) => length))
  return ladder(zones).flatMap(({ range, what, voids }, i) => [
    ...wrap([range], `${(heads[i] ?? "").padEnd(width)}   `, "   "),
    ...wrap([what, voids], "   "),
  ])
}

const parted = (groups: string[][]): string[] =>
  groups.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]))
