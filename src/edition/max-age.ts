import { msOf } from "../market/day.ts"
import type { Facts } from "./fact.ts"

const hour = 3_600_000

/**
 * The oldest a fact may be at the slot, in hours, by the beginning of its id, the first that fits. What is not listed
 * has no age of its own: a record stands until it is broken, difficulty until the next retarget.
 */
const oldest: readonly (readonly [string, number])[] = [
  ["btc.ath", Number.POSITIVE_INFINITY],
  ["btc.spot", 12],
  ["btc.close", 36],
  ["btc.return.", 36],
  ["hash_rate", 48],
  ["etf.", 5 * 24],
  ["fear_greed", 48],
  ["derivatives.funding", 12],
  ["derivatives.open", 12],
  ["derivatives.", 48],
  ["volume.", 36],
  ["volatility.", 48],
  ["holders.", 72],
]

/**
 * Whether a fact is older than what may still be said of it. Without a slot among the facts nothing is.
 *
 * tooOld("btc.close", factsOfYesterday) // => false
 */
export function tooOld(id: string, facts: Facts): boolean {
  const slot = facts.get("edition.slot")
  const fact = facts.get(id)
  const limit = oldest.find(([start]) => id.startsWith(start))?.[1]
  if (!slot || !fact || limit === undefined) return false
  return msOf(slot.value) - msOf(fact.asOf) > limit * hour
}
