import { exact } from "../../analysis/decimal.ts"
import { halfOf } from "../../analysis/drawdown.ts"
import { simpleReturn } from "../../analysis/return.ts"
import type { Fact } from "../fact.ts"
import type { Candles } from "./candles.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findValue, type Usable } from "./usable.ts"

/**
 * Half of the record high, and the week's last close on that level's other side.
 *
 * halfFacts(usable, candles)[0]?.value // => "63099.815"
 */
export function halfFacts(usable: Usable, candles: Candles): Fact[] {
  const record = findValue(usable, "btc.ath")
  if (!record) return []
  const half = halfOf(exact(record.value))
  const below = exact(candles.last.c).lt(half)
  const crossing = candles.points.slice(-7).findLast(({ c }) => exact(c).lt(half) !== below)
  const from: Provenance = {
    asOf: candles.figure.asOf,
    method: "drawdown@1",
    inputs: ["btc.daily", "btc.ath"],
    quality: "measured",
  }
  return [
    numberFact("btc.ath.half", "USD", half, { ...from, inputs: ["btc.ath"] }),
    ...(crossing
      ? [
          numberFact("btc.ath.half.crossing", "ratio", simpleReturn(half, exact(crossing.c)), from),
          numberFact("btc.ath.half.crossing.close", "USD", exact(crossing.c), from),
          wordFact("btc.ath.half.crossing.day", "day", crossing.day, from),
        ]
      : []),
  ]
}
