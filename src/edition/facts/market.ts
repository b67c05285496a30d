import { exact } from "../../analysis/decimal.ts"
import { type Coin, coins } from "../../market/observation.ts"
import { coinNames } from "../coin-names.ts"
import type { Fact, Facts } from "../fact.ts"
import { roundRatio } from "../rounding.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"

/**
 * Which of the coins moved most and which least over seven days, whichever way; none with fewer than two coins, or where
 * the printed percentages are the same.
 *
 * marketFacts(facts).find(({ id }) => id === "market.most.name")?.value // => "BNB"
 */
export function marketFacts(facts: Facts): Fact[] {
  const moved = coins.flatMap((coin) => {
    const fact = facts.get(`${coin}.return.7d`)
    return fact ? [{ coin, fact, size: exact(fact.value).abs() }] : []
  })
  const ordered = moved.toSorted((a, b) => b.size.comparedTo(a.size))
  const most = ordered.at(0)
  const least = ordered.at(-1)
  if (!most || !least || roundRatio(most.size).eq(roundRatio(least.size))) return []
  return [...ranked("market.most", most), ...ranked("market.least", least)]
}

function ranked(id: string, { coin, fact }: { coin: Coin; fact: Fact }): Fact[] {
  const from: Provenance = { asOf: fact.asOf, method: "rank@1", inputs: [fact.id], quality: "measured" }
  return [
    numberFact(id, "ratio", exact(fact.value), from),
    wordFact(`${id}.name`, "text", coinNames[coin].prose, from),
  ]
}
