import { exact } from "../../analysis/decimal.ts"
import { drawdown } from "../../analysis/drawdown.ts"
import type { Fact } from "../fact.ts"
import type { Candles } from "./candles.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findValue, type Usable } from "./usable.ts"

/**
 * The record high of the venue that gives the closes and the drawdown from it.
 *
 * recordHighFacts(usable, candles).find(({ id }) => id === "btc.ath")?.value // => "126199.63"
 */
export function recordHighFacts(usable: Usable, candles: Candles): Fact[] {
  const record = findValue(usable, "btc.ath")
  if (!record) return []
  const high = exact(record.value)
  const close = exact(candles.last.c)
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
  return [
    numberFact("btc.ath", "USD", high, taken),
    wordFact("btc.ath.origin", "text", record.origin, taken),
    wordFact("btc.ath.day", "day", record.asOf.slice(0, 10), taken),
    numberFact("btc.drawdown", "ratio", drawdown(close, high), computed),
  ]
}
