import type { CostState } from "../../analysis/cost-state.ts"
import { type Exact, exact } from "../../analysis/decimal.ts"
import { type Regime, regimes } from "../../analysis/regime.ts"
import { simpleReturn } from "../../analysis/return.ts"
import { dayNumber } from "../../market/day.ts"
import type { Fact, Facts } from "../fact.ts"
import { factsById } from "../fact.ts"
import { littleChangedBelow } from "../lexicon.ts"
import { roundRatio } from "../rounding.ts"
import type { Previous, Settings } from "../settings.ts"
import { changedStates, statesOf } from "./previous-states.ts"
import { crossedZones } from "./previous-zones.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { regimeWords } from "./regime.ts"

// An edition older than this is no longer "the last one" in a reader's memory.
const oldestDays = 21

const costStates: ReadonlySet<string> = new Set<CostState>(["above", "within", "below"])

const compared = [
  { id: "btc.close", unit: "USD" },
  { id: "cost.cash", unit: "USD" },
  { id: "hash_rate.7d", unit: "EH/s" },
] as const

/** What counts as a change of the hash rate, as between two weeks. */
const hashRateFlat = "0.03"

/**
 * The facts of the edition before, and the change of each since; which states and zones the price and the indicators
 * went between; and `previous.nothing` when nothing of note did. None for an edition of the same day, of a later one, or
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
  const cost = previous.facts["cost.state"]
  const changes = [
    ...(cost !== undefined && costStates.has(cost)
      ? [wordFact("previous.cost.state", "text", cost, from)]
      : []),
    ...compared.flatMap((each) => comparison(each, facts, previous, from)),
    ...regimeBefore(previous, from),
    ...changedStates(facts, previous, from),
    ...crossedZones(facts, previous, from),
  ]
  return [
    wordFact("previous.day", "day", previous.day, from),
    ...changes,
    ...(isQuiet(facts, factsById(changes)) ? [wordFact("previous.nothing", "text", "yes", from)] : []),
  ]
}

function comparison(
  { id, unit }: (typeof compared)[number],
  facts: Facts,
  previous: Previous,
  from: Provenance,
): Fact[] {
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
}

const isRegime = (word: string | undefined): word is Regime => regimes.some((each) => each === word)

function regimeBefore(previous: Previous, from: Provenance): Fact[] {
  const before = previous.facts.regime
  return isRegime(before) ? [wordFact("previous.regime", "text", regimeWords[before], from)] : []
}

/** Whether close, cost and hash rate are little changed, the states known and the same, and no zone crossed. */
function isQuiet(facts: Facts, changes: Facts): boolean {
  const below = (id: string, bound: Exact | string): boolean => {
    const change = changes.get(id)
    return change === undefined || roundRatio(exact(change.value)).abs().lt(bound)
  }
  const same = (before: string, now: string): boolean => changes.get(before)?.value === facts.get(now)?.value
  return (
    changes.has("change.btc.close") &&
    changes.has("previous.regime") &&
    changes.has("previous.states") &&
    below("change.btc.close", littleChangedBelow) &&
    below("change.cost.cash", littleChangedBelow) &&
    below("change.hash_rate.7d", hashRateFlat) &&
    same("previous.regime", "regime.name") &&
    same("previous.cost.state", "cost.state") &&
    !changes.has("previous.state.1.name") &&
    !changes.has("crossed.1.low")
  )
}

/**
 * What the next edition may say of this one.
 *
 * toPrevious("2026-02-08", "2026-02-08", facts).facts["btc.close"] // => "70330.38"
 */
export function toPrevious(slug: string, day: string, facts: Iterable<Fact>): Previous {
  const all = [...facts]
  const kept = new Set<string>([...compared.map(({ id }) => id), "cost.state", "regime", "unusual.key"])
  const values = all.flatMap(({ id, value }) => (kept.has(id) ? [[id, value] as const] : []))
  return { slug, day, facts: { ...Object.fromEntries(values), ...statesOf(factsById(all)) } }
}
