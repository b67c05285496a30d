import type { Point } from "../market/observation.ts"
import { findLastDays } from "./consecutive-days.ts"
import { Exact } from "./decimal.ts"

/** The mean of a window of days, and the last day of the window. */
export type DaysMean = { mean: Exact; lastDay: string }

/**
 * The mean of a series over `days` days, of which `skipped` more recent ones are left out, or null when a day is
 * missing. One day of hash rate carries about 8 % of chance (144 blocks a day), a mean of seven days about 3 %.
 *
 * findMeanOfDays([{ day: "2026-02-07", c: "900" }, { day: "2026-02-08", c: "1000" }], 2)?.mean.toFixed() // => "950"
 */
export function findMeanOfDays(points: readonly Point[], days: number, skipped = 0): DaysMean | null {
  const window = findLastDays(points, days + skipped)?.slice(0, days)
  const last = window?.at(-1)
  if (!window || !last) return null
  return { mean: Exact.sum(...window.map(({ c }) => c)).div(days), lastDay: last.day }
}
