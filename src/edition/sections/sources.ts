import { singleSource } from "../claims/sources.ts"
import type { Block, Section } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { paragraph, type Writer } from "../writer.ts"
import { findSection } from "./section.ts"

type Item = Extract<Block, { kind: "sources" }>["items"][number]

/**
 * The wording of what a source gave, by the moment that it holds for, and the line that its licence asks for.
 *
 * noteWording(facts, 1) // => "{source.1.1.figures:text}, as of {source.1.1.as_of:time} on {source.1.1.as_of:day.year}"
 */
export function noteWording(facts: Facts, number: number): string {
  const parts: string[] = []
  for (
    let id = `source.${number}.1`;
    facts.has(`${id}.figures`);
    id = `source.${number}.${parts.length + 1}`
  ) {
    parts.push(`{${id}.figures:text}, as of {${id}.as_of:time} on {${id}.as_of:day.year}`)
  }
  if (facts.has(`source.${number}.attribution`)) parts.push(`{source.${number}.attribution:text}`)
  return parts.join("; ")
}

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

/** Every source the edition rests on, with what it gave, and what the mark of a figure means. */
export function findSources(write: Writer): Section | null {
  const items: Item[] = []
  for (let number = 1; ; number += 1) {
    const source = findSource(write.facts, number)
    const note = write.text(noteWording(write.facts, number))
    if (!source || !note) break
    items.push({ ...source, note })
  }
  if (items.length === 0) return null
  return findSection("sources", [{ kind: "sources", items }, ...paragraph(write.all([singleSource]))])
}
