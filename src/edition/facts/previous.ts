import type { CostState } from "../../analysis/cost-state.ts"
import { exact } from "../../analysis/decimal.ts"
import { simpleReturn } from "../../analysis/return.ts"
import { dayNumber } from "../../market/day.ts"
import type { Fact, Facts } from "../fact.ts"
import type { Previous, Settings } from "../settings.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"

// An edition older than this is no longer "the last one" in a reader's memory.
const oldestDays = 21

const costStates: ReadonlySet<string> = new Set<CostState>(["above", "within", "below"])

const compared = [
  { id: "btc.close", unit: "USD" },
  { id: "cost.cash", unit: "USD" },
  { id: "hash_rate.7d", unit: "EH/s" },
] as const

/**
 * The facts of the edition before, and the change of each since; none for an edition of the same day, of a later one, or
 * of more than 21 days ago.
 *
 * previousFacts(facts, settings, null) // => []
 */
export function previousFacts(facts: Facts, settings: Settings, previous: Previous | null): Fact[] {
  if (previous === null) return []
  const days = dayNumber(settings.day) - dayNumber(previous.day)
  if (days < 1 || days > oldestDays) return []
  const from: Provenance = {
    asOf: `${previous.day}T00:00:00Z`,
    method: "previous@1",
    inputs: [],
    quality: "measured",
  }
  const state = previous.facts["cost.state"]
  return [
    wordFact("previous.day", "day", previous.day, from),
    ...(state !== undefined && costStates.has(state)
      ? [wordFact("previous.cost.state", "text", state, from)]
      : []),
    ...compared.flatMap(({ id, unit }) => {
      const now = facts.get(id)
      const before = previous.facts[id]
      if (!now || before === undefined || exact(before).lte(0)) return []
      const change = simpleReturn(exact(before), exact(now.value))
      return [
        numberFact(`previous.${id}`, unit, exact(before), { ...from, quality: now.quality }),
        numberFact(`change.${id}`, "ratio", change, {
          asOf: now.asOf,
          method: "return@1",
          inputs: [`previous.${id}`, id],
          quality: now.quality,
        }),
      ]
    }),
  ]
}

/**
 * What the next edition may say of this one.
 *
 * toPrevious("2026-02-08", "2026-02-08", facts).facts["btc.close"] // => "70330.38"
 */
export function toPrevious(slug: string, day: string, facts: Iterable<Fact>): Previous {
  const kept = new Set<string>([...compared.map(({ id }) => id), "cost.state"])
  const values = [...facts].flatMap(({ id, value }) => (kept.has(id) ? [[id, value] as const] : []))
  return { slug, day, facts: Object.fromEntries(values) }
}
