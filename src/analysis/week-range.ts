import type { Point } from "../market/observation.ts"
import { findLastDays } from "./consecutive-days.ts"
import { type Exact, exact } from "./decimal.ts"

/** The lowest and the highest price of a window, each with the first day on which it was reached. */
export type PriceRange = { low: Exact; lowDay: string; high: Exact; highDay: string }

/**
 * The range that a series traded in over its last `days` days, or null when a day, or a day's low or high, is missing.
 *
 * findRange([{ day: "2026-02-08", l: "68888", h: "72271.41", c: "70330.38" }], 1)?.lowDay // => "2026-02-08"
 */
export function findRange(points: readonly Point[], days: number): PriceRange | null {
  const window = findLastDays(points, days)
  const ranges = (window ?? []).flatMap(({ day, l, h }) =>
    l === undefined || h === undefined ? [] : [{ day, low: exact(l), high: exact(h) }],
  )
  const [first] = ranges
  if (!first || ranges.length < days) return null
  const lowest = ranges.reduce((best, each) => (each.low.lt(best.low) ? each : best), first)
  const highest = ranges.reduce((best, each) => (each.high.gt(best.high) ? each : best), first)
  return { low: lowest.low, lowDay: lowest.day, high: highest.high, highDay: highest.day }
}
