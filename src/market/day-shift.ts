import { Decimal as Big } from "decimal.js"
import { addDays } from "./day.ts"
import { distance } from "./distance.ts"
import type { Point } from "./observation.ts"

/** The days that are looked at: two weeks, so that a quiet few days do not decide. */
const days = 15

/**
 * The days by which `other` must be moved to match `series` best: 0 when their labels mean the same day, 1 when `other`
 * names each day a day too late, −1 when a day too early. Some providers stamp a day with its end, and in a quiet week a
 * shifted series is within any tolerance.
 *
 * dayShift([{ day: "2026-02-07", c: "1" }, …], [{ day: "2026-02-08", c: "1" }, …]) // => 1
 */
export function dayShift(series: readonly Point[], other: readonly Point[]): -1 | 0 | 1 {
  const closes = new Map(other.map(({ day, c }) => [day, c]))
  const lags = { early: new Big(0), none: new Big(0), late: new Big(0) }
  for (const { day, c } of series.slice(-days)) {
    const [early, none, late] = [-1, 0, 1].map((lag) => closes.get(addDays(day, lag)))
    if (early === undefined || none === undefined || late === undefined) continue
    lags.early = lags.early.plus(distance(early, c))
    lags.none = lags.none.plus(distance(none, c))
    lags.late = lags.late.plus(distance(late, c))
  }
  if (lags.late.lt(lags.none) && lags.late.lte(lags.early)) return 1
  return lags.early.lt(lags.none) ? -1 : 0
}
