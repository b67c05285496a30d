import type { Block, Text } from "../src/edition/edition.ts"

const marked = ({ spans }: Text): boolean => spans.length > 0

/** Whether a block prints a fact, and so has evidence to show. */
export function printsFigures(block: Block): boolean {
  switch (block.kind) {
    case "paragraph":
      return block.sentences.some(marked)
    case "list":
      return block.items.flat().some(marked)
    case "table":
      return [block.caption, ...block.rows.flatMap(({ cells }) => cells)].some(marked)
    case "zones":
      return block.zones.flatMap(({ range, what }) => [range, what]).some(marked)
    case "indicators":
      return block.items.flatMap(({ sentences }) => sentences).some(marked)
    case "sources":
      return block.items.some(({ note }) => marked(note))
    // They are others' words: no figure of ours stands in them.
    case "headlines":
      return false
  }
}
