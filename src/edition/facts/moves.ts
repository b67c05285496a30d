import { consecutive } from "../../analysis/consecutive-days.ts"
import { Exact } from "../../analysis/decimal.ts"
import { findLargestFall, findLargestRise, findMeanMove } from "../../analysis/largest-daily-move.ts"
import { findMoveHistory } from "../../analysis/move-history.ts"
import { type DailyMove, dailyMoves } from "../../analysis/return.ts"
import type { Fact } from "../fact.ts"
import { roundRatio } from "../rounding.ts"
import { type Candles, provenanceOf } from "./candles.ts"
import { numberFact, wordFact } from "./record.ts"

// A record "in our data" is said only of data that reach back this many days without a gap.
const enoughDays = 90

/**
 * Bitcoin's one-day moves between UTC closes: the week's largest fall, rise and move, the week's mean, and what the data
 * before the week hold to measure them by. What prints as 0.0% is none.
 *
 * moveFacts(candles).find(({ id }) => id === "btc.largest_fall.7d.day")?.value // => "2026-02-05"
 */
export function moveFacts(candles: Candles): Fact[] {
  const week = dailyMoves(candles.points.slice(-8))
  const fall = printable(findLargestFall(week))
  const rise = printable(findLargestRise(week))
  const largest = findLarger(fall, rise)
  const mean = findMeanMove(week)
  return [
    ...moved(candles, "btc.largest_fall.7d", fall),
    ...moved(candles, "btc.largest_rise.7d", rise),
    ...moved(candles, "btc.largest_move.7d", largest),
    ...meanFacts(candles, "btc.mean_move.7d", mean),
    ...(largest ? historyFacts(candles, largest) : []),
  ]
}

function historyFacts(candles: Candles, largest: DailyMove): Fact[] {
  const { points } = candles
  const first = points[0]
  if (!first || points.length < enoughDays || !consecutive(points)) return []
  const history = findMoveHistory(candles.numbers.map(({ close }) => close))
  const at = (largest.move.isNegative() ? history?.fall : history?.rise) ?? null
  const [rival = null] = at === null ? [] : dailyMoves(points.slice(at - 1, at + 1))
  const mean = history && new Exact(history.mean)
  return [
    wordFact("btc.data.start", "day", first.day, provenanceOf("btc", candles, "figure@1")),
    ...moved(candles, "btc.largest_move.before", printable(rival)),
    ...meanFacts(candles, "btc.mean_move.data", mean),
  ]
}

const printable = (found: DailyMove | null): DailyMove | null =>
  found && !roundRatio(found.move).isZero() ? found : null

function findLarger(fall: DailyMove | null, rise: DailyMove | null): DailyMove | null {
  if (fall === null || rise === null) return fall ?? rise
  return fall.move.abs().gte(rise.move) ? fall : rise
}

function moved(candles: Candles, id: string, found: DailyMove | null): Fact[] {
  const from = provenanceOf("btc", candles, "largest-daily-move@1")
  return found
    ? [numberFact(id, "ratio", found.move, from), wordFact(`${id}.day`, "day", found.day, from)]
    : []
}

const meanFacts = (candles: Candles, id: string, mean: Exact | null): Fact[] =>
  mean && !roundRatio(mean).isZero()
    ? [numberFact(id, "ratio", mean, provenanceOf("btc", candles, "mean-daily-move@1"))]
    : []
