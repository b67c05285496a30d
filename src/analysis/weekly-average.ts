import { mean } from "simple-statistics"
import { dayNumber, weekdayOf } from "../market/day.ts"

/** A mean of Sunday closes, and the last of those Sundays. */
export type WeeklyAverage = { value: number; day: string }

/**
 * The mean of the last `weeks` Sunday closes (UTC) up to a series' end. Null when the series does not reach back so far, or
 * lacks a day since. The price's 200-week average is one of them.
 *
 * findWeeklyAverage([{ day: "2026-02-08", close: 70330.38 }], 1) // => { value: 70330.38, day: "2026-02-08" }
 */
export function findWeeklyAverage(
  days: readonly { day: string; close: number }[],
  weeks: number,
): WeeklyAverage | null {
  const end = days.at(-1)
  if (!end) return null
  // Monday is 1, Sunday 7: so many days ago was the last Sunday.
  const newest = days.length - 1 - (weekdayOf(end.day) % 7)
  const oldest = newest - 7 * (weeks - 1)
  const [from, to] = [days[oldest], days[newest]]
  const span = days.length - 1 - oldest
  if (!from || !to || dayNumber(end.day) - dayNumber(from.day) !== span) return null
  const sundays = Array.from({ length: weeks }, (_, week) => days[oldest + 7 * week]?.close ?? Number.NaN)
  return { value: mean(sundays), day: to.day }
}
