import type { Point } from "../market/observation.ts"
import { findLastDays } from "./consecutive-days.ts"
import { type Exact, exact } from "./decimal.ts"

/**
 * The simple return from one price to a later one, as a fraction.
 *
 * simpleReturn(exact("100"), exact("95")).toFixed() // => "-0.05"
 */
export function simpleReturn(before: Exact, after: Exact): Exact {
  if (before.lte(0)) throw new RangeError(`a return requires a price above 0, not ${before.toFixed()}`)
  return after.div(before).minus(1)
}

/**
 * The return between UTC closes over the last `days` days of a series, C[d] / C[d - days] - 1, or null when a day of the
 * window is missing. https://en.wikipedia.org/wiki/Rate_of_return
 *
 * findReturn([{ day: "2026-02-07", c: "200" }, { day: "2026-02-08", c: "203" }], 1)?.toFixed() // => "0.015"
 */
export function findReturn(points: readonly Point[], days: number): Exact | null {
  const window = findLastDays(points, days + 1)
  const first = window?.at(0)
  const last = window?.at(-1)
  return first && last ? simpleReturn(exact(first.c), exact(last.c)) : null
}

/** The return between the closes of `day` and of the day before it. */
export type DailyMove = { day: string; move: Exact }

/**
 * The one-day returns of a series whose days are consecutive; the first day has none.
 *
 * dailyMoves([{ day: "2026-02-07", c: "200" }, { day: "2026-02-08", c: "203" }]).length // => 1
 */
export const dailyMoves = (points: readonly Point[]): DailyMove[] =>
  points.flatMap((point, index) => {
    const before = points[index - 1]
    return before ? [{ day: point.day, move: simpleReturn(exact(before.c), exact(point.c)) }] : []
  })
