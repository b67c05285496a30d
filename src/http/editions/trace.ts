import type { Block, Section, Text } from "../../edition/edition.ts"
import type { Evidence } from "../../edition/evidence.ts"
import type { EvidenceObservation } from "../../edition/evidence-figures.ts"

function textsOfBlock(block: Block): Text[] {
  switch (block.kind) {
    case "paragraph":
      return block.sentences
    case "list":
      return block.items.flat()
    case "table":
      return [block.caption, ...block.rows.flatMap(({ cells }) => cells)]
    case "zones":
      return block.zones.flatMap(({ range, what, voids }) => [range, what, voids])
    case "indicators":
      return block.items.flatMap(({ sentences }) => sentences)
    case "sources":
      return block.items.map(({ note }) => note)
    case "headlines":
      return []
  }
}

/** Every text of a section, in the order in which it is read. */
export const textsOf = ({ blocks }: Section): Text[] => blocks.flatMap(textsOfBlock)

/**
 * The facts that texts print as numerals, each once, with the words that print it; the first printed comes first.
 *
 * @example printedFacts([{ text: "It fell 2%.", spans: [
 *   { start: 3, end: 7, fact: "r", format: "fell" }, { start: 8, end: 10, fact: "r", format: "percent" },
 * ] }])
 * // => [{ fact: "r", texts: ["2%"] }]
 */
export function printedFacts(texts: Text[]): { fact: string; texts: string[] }[] {
  const printed = new Map<string, Set<string>>()
  for (const { text, spans } of texts) {
    for (const { start, end, fact } of spans) {
      const words = text.slice(start, end)
      if (/\d/.test(words)) printed.set(fact, (printed.get(fact) ?? new Set()).add(words))
    }
  }
  return [...printed].map(([fact, words]) => ({ fact, texts: [...words] }))
}

/**
 * What sources said, as far as a fact or figure rests on it: its inputs are followed to the figures, and these to their
 * observations.
 *
 * @example observationsBehind(evidence, "btc.return.7d").map(({ origin }) => origin) // => ["Binance BTCUSDT", "Kraken XBTUSD"]
 */
export function observationsBehind({ facts, figures }: Evidence, id: string): EvidenceObservation[] {
  const seen = new Set<string>()
  const found: EvidenceObservation[] = []
  const follow = (name: string): void => {
    const figure = figures.find((candidate) => candidate.id === name)
    // A fact that is a figure taken as it is may bear the figure's name.
    if (figure !== undefined && !seen.has(`figure ${name}`)) {
      seen.add(`figure ${name}`)
      found.push(...figure.observations)
    }
    if (seen.has(name)) return
    seen.add(name)
    for (const input of facts.find((fact) => fact.id === name)?.inputs ?? []) follow(input)
  }
  follow(id)
  return found
}
