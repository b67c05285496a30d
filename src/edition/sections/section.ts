import type { Block, Section } from "../edition.ts"
import { titleOf } from "../titles.ts"

/**
 * A section of blocks under its title, or null when it has nothing to say.
 *
 * findSection("why", []) // => null
 */
export const findSection = (id: Exclude<Section["id"], "takeaways">, blocks: Block[]): Section | null =>
  blocks.length === 0 ? null : { id, title: titleOf(id), blocks }
