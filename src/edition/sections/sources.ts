import type { Block, Section } from "../edition.ts"
import type { Facts } from "../fact.ts"
import type { Writer } from "../writer.ts"
import { findSection } from "./section.ts"

type Item = Extract<Block, { kind: "sources" }>["items"][number]

/**
 * The wording of what a source gave, and as of when.
 *
 * noteWording(1) // => "{source.1.figures:text}; as of {source.1.as_of:time} on {source.1.as_of:day.year}"
 */
export const noteWording = (number: number): string =>
  `{source.${number}.figures:text}; as of {source.${number}.as_of:time} on {source.${number}.as_of:day.year}`

/**
 * The name and link of a source, or null when there are not as many.
 *
 * findSource(facts, 1)?.name // => "Binance"
 */
export function findSource(facts: Facts, number: number): Pick<Item, "name" | "url"> | null {
  const name = facts.get(`source.${number}.name`)?.value
  const url = facts.get(`source.${number}.url`)?.value
  return name === undefined || url === undefined ? null : { name, url }
}

/** Every source the edition rests on, with what it gave. */
export function findSources(write: Writer): Section | null {
  const items: Item[] = []
  for (let number = 1; ; number += 1) {
    const source = findSource(write.facts, number)
    const note = write.text(noteWording(number))
    if (!source || !note) break
    items.push({ ...source, note })
  }
  return items.length === 0 ? null : findSection("sources", [{ kind: "sources", items }])
}
