import { exact } from "../../analysis/decimal.ts"
import type { Claim } from "../claim.ts"
import { watchCost, watchDifficulty, watchHashRate } from "../claims/watch.ts"
import type { Section } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { littleChangedBelow } from "../lexicon.ts"
import { roundRatio } from "../rounding.ts"
import type { Writer } from "../writer.ts"
import { findSection } from "./section.ts"

/** Something to watch: its name, the state the facts put it in, and what is said of it. */
export type Indicator = {
  name: string
  findState: (facts: Facts) => string | null
  claims: readonly Claim[]
}

/** The indicators, in order. One whose state is unknown is left out. */
export const indicators: readonly Indicator[] = [
  {
    name: "Price against mining cost",
    findState: (facts) => {
      const state = facts.get("cost.state")
      return state ? `${state.value} the range` : null
    },
    claims: watchCost,
  },
  {
    name: "Mining difficulty",
    findState: (facts) =>
      findDirection(facts, "difficulty.change", littleChangedBelow.toFixed(), ["higher", "lower"]),
    claims: watchDifficulty,
  },
  {
    name: "Hash rate",
    findState: (facts) =>
      findDirection(facts, "hash_rate.change", facts.get("hash_rate.flat")?.value, [
        "up on the week",
        "down on the week",
      ]),
    claims: watchHashRate,
  },
]

function findDirection(
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

/** What to watch, each with its state and what would change it. */
export function findWatch(write: Writer): Section | null {
  const items = indicators.flatMap(({ name, findState, claims }) => {
    const state = findState(write.facts)
    const sentences = write.all(claims)
    return state && sentences.length > 0 ? [{ name, state, sentences }] : []
  })
  return items.length === 0 ? null : findSection("watch", [{ kind: "indicators", items }])
}
