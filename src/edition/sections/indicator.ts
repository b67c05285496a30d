import { exact } from "../../analysis/decimal.ts"
import type { Claim } from "../claim.ts"
import type { Facts } from "../fact.ts"
import { roundRatio } from "../rounding.ts"

/** Something to watch: its name, the state the facts put it in, and what is said of it. */
export type Indicator = {
  name: string
  findState: (facts: Facts) => string | null
  claims: readonly Claim[]
}

/**
 * The state of a ratio as it is printed: one of two words by its sign, "little changed" below `flat`, null when unknown.
 *
 * findDirection(facts, "difficulty.change", "0.005", ["higher", "lower"]) // => "lower"
 */
export function findDirection(
  facts: Facts,
  id: string,
  flat: string | undefined,
  [up, down]: readonly [string, string],
): string | null {
  const fact = facts.get(id)
  if (!fact || flat === undefined) return null
  const change = roundRatio(exact(fact.value))
  if (change.abs().lt(flat)) return "little changed"
  return change.isNegative() ? down : up
}
