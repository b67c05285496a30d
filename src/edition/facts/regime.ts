import { findBigMove } from "../../analysis/big-move.ts"
import { consecutive } from "../../analysis/consecutive-days.ts"
import type { Regime } from "../../analysis/regime.ts"
import { type Candle, findRegimes } from "../../analysis/regime-history.ts"
import type { Fact } from "../fact.ts"
import { type Candles, type Numbers, provenanceOf } from "./candles.ts"
import { wordFact } from "./record.ts"

/** What readers are told a regime is called. */
export const regimeWords: Record<Regime, string> = {
  "acute-sell-off": "an acute sell-off",
  "relief-bounce": "a rebound from an acute sell-off",
  "sell-off": "a sell-off",
  "new-high": "a rise to record highs",
  rally: "a rally",
  downtrend: "a downtrend",
  uptrend: "an uptrend",
  range: "a range",
}

/** Days that a regime is worked out from: 30 for the month's return, 60 of memory, and the record before them. */
const enoughDays = 98

/**
 * The market's state on the edition's day, since when, and the one before it; in a daily edition, whether
 * it is a day of a big move. None with too short a history, or one with
 * days missing in its last 98.
 *
 * regimeFacts(candles, false).find(({ id }) => id === "regime")?.value // => "relief-bounce"
 */
export function regimeFacts(candles: Candles, weekly: boolean): Fact[] {
  const ranged = rangedSuffix(candles.numbers)
  if (ranged.length < enoughDays) return []
  const regimes = findRegimes(ranged, weekly)
  const found = regimes?.at(-1)
  if (!regimes || !found) return []
  const from = provenanceOf("btc", candles, "regime@1")
  const big = weekly ? null : findBigMove(regimes, closesOf(candles))
  return [
    wordFact("regime", "text", found.regime, from),
    wordFact("regime.name", "text", regimeWords[found.regime], from),
    wordFact("regime.since", "day", found.since, from),
    ...(found.before ? [wordFact("regime.before", "text", regimeWords[found.before], from)] : []),
    ...(big ? [wordFact("big_move", "text", big, provenanceOf("btc", candles, "big-move@1"))] : []),
  ]
}

/** The closes of the last stretch of days without a gap. */
const closesOf = ({ points, numbers }: Candles): number[] =>
  consecutive(points) ? numbers.map(({ close }) => close) : []

const isRanged = (numbers: Numbers): numbers is Numbers & Candle =>
  numbers.high !== undefined && numbers.low !== undefined

/** The last stretch of days that have a high and a low, as far back as it goes. */
function rangedSuffix(numbers: readonly Numbers[]): Candle[] {
  const start = numbers.findLastIndex(({ high, low }) => high === undefined || low === undefined) + 1
  return numbers.slice(start).filter(isRanged)
}
