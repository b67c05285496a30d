import { exact } from "../../analysis/decimal.ts"
import { findReturn, simpleReturn } from "../../analysis/return.ts"
import { findRange } from "../../analysis/week-range.ts"
import { type Coin, coins } from "../../market/observation.ts"
import type { Fact } from "../fact.ts"
import { type Candles, provenanceOf } from "./candles.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findValue, type Usable } from "./usable.ts"

/**
 * The close of a coin, its venue, whether a second origin confirms it, and its changes over one, seven and 30 days.
 *
 * closeFacts("sol", candles)[0] // => { id: "sol.close", value: "86.99", unit: "USD", ... }
 */
export function closeFacts(coin: Coin, candles: Candles): Fact[] {
  const { points, last, figure } = candles
  const taken = provenanceOf(coin, candles, "figure@1")
  const computed = provenanceOf(coin, candles, "return@1")
  const day = findReturn(points, 1)
  const week = findReturn(points, 7)
  const month = findReturn(points, 30)
  return [
    numberFact(`${coin}.close`, "USD", exact(last.c), taken),
    wordFact(`${coin}.venue`, "text", figure.origin, taken),
    wordFact(`${coin}.confirmation`, "text", figure.outcome, taken),
    ...(day ? [numberFact(`${coin}.return.1d`, "ratio", day, computed)] : []),
    ...(week ? [numberFact(`${coin}.return.7d`, "ratio", week, computed)] : []),
    ...(month ? [numberFact(`${coin}.return.30d`, "ratio", month, computed)] : []),
  ]
}

/**
 * When bitcoin's close was, its week's low and high, and the change over seven days as it was a day earlier.
 *
 * bitcoinFacts(candles).find(({ id }) => id === "btc.low.7d")?.value // => "60000"
 */
export function bitcoinFacts(candles: Candles): Fact[] {
  const { points, last, figure } = candles
  const taken = provenanceOf("btc", candles, "figure@1")
  const ranged = provenanceOf("btc", candles, "week-range@1")
  const range = findRange(points, 7)
  const dayBefore = points.at(-2)
  const earlier = findReturn(points.slice(0, -1), 7)
  return [
    wordFact("btc.close.day", "day", last.day, taken),
    wordFact("btc.close.at", "instant", figure.asOf, taken),
    ...(range
      ? [
          numberFact("btc.low.7d", "USD", range.low, ranged),
          wordFact("btc.low.7d.day", "day", range.lowDay, ranged),
          numberFact("btc.high.7d", "USD", range.high, ranged),
          wordFact("btc.high.7d.day", "day", range.highDay, ranged),
          numberFact("btc.rebound.7d", "ratio", simpleReturn(range.low, exact(last.c)), {
            ...ranged,
            method: "return@1",
          }),
        ]
      : []),
    ...(dayBefore && earlier
      ? [
          wordFact("btc.return.7d.before.day", "day", dayBefore.day, taken),
          numberFact("btc.return.7d.before", "ratio", earlier, provenanceOf("btc", candles, "return@1")),
        ]
      : []),
  ]
}

/**
 * The prices of the coins that a price service names, each with its moment and whose it is.
 *
 * spotFacts(new Map()) // => []
 */
export const spotFacts = (usable: Usable): Fact[] =>
  coins.flatMap((coin) => {
    const id = `${coin}.spot` as const
    const spot = findValue(usable, id)
    if (!spot) return []
    const taken: Provenance = { asOf: spot.asOf, method: "figure@1", inputs: [id], quality: "measured" }
    return [
      numberFact(id, "USD", exact(spot.value), taken),
      wordFact(`${id}.at`, "instant", spot.asOf, taken),
      wordFact(`${id}.origin`, "text", spot.origin, taken),
    ]
  })
