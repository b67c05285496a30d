import { dayNumber } from "../market/day.ts"
import type { Point } from "../market/observation.ts"

/**
 * The last `count` points of a series that has every one of those days, or null: a window with a day missing is not that
 * window.
 *
 * findLastDays([{ day: "2026-02-07", c: "1" }, { day: "2026-02-08", c: "2" }], 2)?.length // => 2
 */
export function findLastDays(points: readonly Point[], count: number): readonly Point[] | null {
  const window = points.slice(-count)
  return window.length === count && consecutive(window) ? window : null
}

/**
 * Whether each day of a series is the one after the day before it.
 *
 * consecutive([{ day: "2026-02-06", c: "1" }, { day: "2026-02-08", c: "2" }]) // => false
 */
export const consecutive = (points: readonly Point[]): boolean =>
  points.every((point, index) => {
    const before = points[index - 1]
    return before === undefined || dayNumber(point.day) - dayNumber(before.day) === 1
  })
