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
export function consecutive(points: readonly Point[]): boolean {
  let before: number | null = null
  return points.every(({ day }) => {
    const number = dayNumber(day)
    const follows = before === null || number - before === 1
    before = number
    return follows
  })
}

/**
 * The last stretch of a series in which no day is missing.
 *
 * lastStretch([{ day: "2026-02-06", c: "1" }, { day: "2026-02-08", c: "2" }]).length // => 1
 */
export function lastStretch<Of extends { day: string }>(points: readonly Of[]): readonly Of[] {
  let start = points.length - 1
  let number = dayNumber(points.at(-1)?.day ?? "1970-01-01")
  while (start > 0) {
    const before = dayNumber(points[start - 1]?.day ?? "")
    if (number - before !== 1) break
    number = before
    start -= 1
  }
  return points.slice(Math.max(0, start))
}
