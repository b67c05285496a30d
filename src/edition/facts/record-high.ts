import { exact } from "../../analysis/decimal.ts"
import { drawdown, halfOf } from "../../analysis/drawdown.ts"
import { simpleReturn } from "../../analysis/return.ts"
import type { Fact } from "../fact.ts"
import type { Candles } from "./price.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findValue, type Usable } from "./usable.ts"

/**
 * The record high of the venue that gives the closes, the drawdown from it, half of it, and the week's last close on
 * that level's other side.
 *
 * recordHighFacts(usable, candles).find(({ id }) => id === "btc.ath.half")?.value // => "63099.815"
 */
export function recordHighFacts(usable: Usable, candles: Candles): Fact[] {
  const record = findValue(usable, "btc.ath")
  if (!record) return []
  const high = exact(record.value)
  const close = exact(candles.last.c)
  const half = halfOf(high)
  const taken: Provenance = {
    asOf: record.asOf,
    method: "figure@1",
    inputs: ["btc.ath"],
    quality: "measured",
  }
  const computed: Provenance = {
    asOf: candles.figure.asOf,
    method: "drawdown@1",
    inputs: ["btc.daily", "btc.ath"],
    quality: "measured",
  }
  const crossing = candles.points.slice(-7).findLast(({ c }) => exact(c).lt(half) !== close.lt(half))
  return [
    numberFact("btc.ath", "USD", high, taken),
    wordFact("btc.ath.origin", "text", record.origin, taken),
    wordFact("btc.ath.day", "day", record.asOf.slice(0, 10), taken),
    numberFact("btc.drawdown", "ratio", drawdown(close, high), computed),
    numberFact("btc.ath.half", "USD", half, { ...computed, inputs: ["btc.ath"] }),
    numberFact("btc.ath.half.distance", "ratio", simpleReturn(close, half), computed),
    ...(crossing
      ? [
          numberFact("btc.ath.half.crossing", "ratio", simpleReturn(half, exact(crossing.c)), computed),
          numberFact("btc.ath.half.crossing.close", "USD", exact(crossing.c), computed),
          wordFact("btc.ath.half.crossing.day", "day", crossing.day, computed),
        ]
      : []),
  ]
}
