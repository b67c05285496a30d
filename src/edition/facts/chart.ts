import { lastStretch } from "../../analysis/consecutive-days.ts"
import { exact } from "../../analysis/decimal.ts"
import { simpleReturn } from "../../analysis/return.ts"
import type { Fact } from "../fact.ts"
import { type Candles, provenanceOf } from "./candles.ts"
import { numberFact, wordFact } from "./record.ts"

/** How many closes the chart shows at the most. */
const shown = 120

/** How many days stand in the table of the week, and in the chart's second panel. */
export const weekDays = [1, 2, 3, 4, 5, 6, 7] as const

/**
 * The days that the chart shows: the last 120, from where no day is missing.
 *
 * chartDays(candles).length // => 120
 */
export const chartDays = ({ points }: Candles): Candles["points"] => lastStretch(points.slice(-shown))

/**
 * What the chart is told by: its first close, the change since, the lowest low and the highest high of its days where the
 * venue gave each day's; and each of the last seven days with its close and its change from the day before.
 *
 * chartFacts(candles).find(({ id }) => id === "days.7.close")?.value // => "70330.38"
 */
export function chartFacts(candles: Candles): Fact[] {
  const days = chartDays(candles)
  const [first] = days
  const last = days.at(-1)
  if (!first || !last || days.length < 2) return []
  const taken = provenanceOf("btc", candles, "figure@1")
  const computed = provenanceOf("btc", candles, "return@1")
  return [
    wordFact("chart.from", "day", first.day, taken),
    numberFact("chart.first", "USD", exact(first.c), taken),
    numberFact("chart.return", "ratio", simpleReturn(exact(first.c), exact(last.c)), computed),
    ...extremes(candles, days),
    ...weekFacts(candles),
  ]
}

function extremes(candles: Candles, days: Candles["points"]): Fact[] {
  const ranged = provenanceOf("btc", candles, "range@1")
  const known = days.flatMap(({ day, h, l }) =>
    h === undefined || l === undefined ? [] : [{ day, high: exact(h), low: exact(l) }],
  )
  const [first] = known
  if (!first || known.length < days.length) return []
  const low = known.reduce((best, each) => (each.low.lt(best.low) ? each : best), first)
  const high = known.reduce((best, each) => (each.high.gt(best.high) ? each : best), first)
  return [
    numberFact("chart.low", "USD", low.low, ranged),
    wordFact("chart.low.day", "day", low.day, ranged),
    numberFact("chart.high", "USD", high.high, ranged),
    wordFact("chart.high.day", "day", high.day, ranged),
  ]
}

function weekFacts(candles: Candles): Fact[] {
  const taken = provenanceOf("btc", candles, "figure@1")
  const computed = provenanceOf("btc", candles, "return@1")
  const week = candles.points.slice(-weekDays.length - 1)
  return weekDays.flatMap((place) => {
    const [before, day] = [week[place - 1], week[place]]
    if (!before || !day) return []
    return [
      wordFact(`days.${place}.day`, "day", day.day, taken),
      numberFact(`days.${place}.close`, "USD", exact(day.c), taken),
      numberFact(`days.${place}.change`, "ratio", simpleReturn(exact(before.c), exact(day.c)), computed),
    ]
  })
}
