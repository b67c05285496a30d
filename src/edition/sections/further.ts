import type { Block, Section } from "../edition.ts"
import { findHeadline } from "../facts/headlines.ts"
import type { Writer } from "../writer.ts"
import { findSection } from "./section.ts"

type Item = Extract<Block, { kind: "headlines" }>["items"][number]

/** What others have published, in their own words and with their links, apart from what we know. */
export function findFurther(write: Writer): Section | null {
  const items: Item[] = []
  for (let number = 1; ; number += 1) {
    const found = findHeadline(write.facts, number)
    const title = found && write.text(found.title)
    const note = found && write.text(found.note)
    if (!found || !title || !note) break
    items.push({ title, url: found.url, note })
  }
  return items.length === 0 ? null : findSection("further", [{ kind: "headlines", items }])
}
