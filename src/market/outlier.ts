import { median, medianAbsoluteDeviation } from "simple-statistics"
import type { Point } from "./observation.ts"

/** A year of steps is a series' own history; a month is the least that says what it is used to. */
const steps = { most: 365, least: 30 }

/** The median absolute deviation of a normal distribution, in standard deviations: 1 / Φ⁻¹(3/4). */
const deviationsPerMad = 1.4826

/**
 * How far the last step of a series lies from the median of its own steps before, in robust standard deviations (from
 * the median absolute deviation, which the step itself and other wild days hardly move). Steps are of the logarithm,
 * where all values are positive. Null when there are fewer than 30 steps before, or they are all alike.
 *
 * lastStep(dvolTo5February)?.toFixed(1) // => "12.8"
 */
export function lastStep(points: readonly Point[]): number | null {
  const values = points.slice(-steps.most - 2).map(({ c }) => Number(c))
  const scale = values.every((value) => value > 0) ? Math.log : (value: number) => value
  const scaled = values.map(scale)
  const all = scaled.slice(1).map((value, i) => value - (scaled[i] ?? value))
  const last = all.pop()
  if (last === undefined || all.length < steps.least) return null
  const deviation = deviationsPerMad * medianAbsoluteDeviation(all)
  return deviation > 0 ? Math.abs(last - median(all)) / deviation : null
}
