import { median } from "simple-statistics"
import type { SeriesObservation } from "./fitness.ts"
import type { Point } from "./observation.ts"
import { lastStep } from "./outlier.ts"
import { weekAndClose } from "./points-fitness.ts"
import { looksOff, powerOfTen } from "./power-of-ten.ts"
import type { Unfit } from "./range.ts"
import { requirements } from "./requirements.ts"
import { isNear } from "./tolerance.ts"

/** The days of whose values the median is what a series is used to. */
const month = 30

/**
 * What keeps a series from being believed of one origin alone, or null: one of its last 8 values is a power of ten away
 * from the median of its month, or its last step is unlike any of its year. Two origins that agree are a real move.
 *
 * incredible(dvolOfOneDay)?.code // => "outlier"
 */
export function incredible({ figure, points }: SeriesObservation): Unfit | null {
  const requirement = requirements[figure]
  if (requirement.outlierAt === undefined) return null
  // What may be negative is a flow, and ten times the usual one is a day like any other.
  const misplaced = Number(requirement.range[0]) > 0 ? misplacedPoint(points) : null
  if (misplaced) return misplaced
  const [before, last] = points.slice(-2)
  // What two origins may differ by is no outlier, however calm the series has been.
  if (!before || !last || isNear(before.c, last.c, requirement)) return null
  const step = lastStep(points)
  if (step === null || step <= requirement.outlierAt) return null
  return {
    code: "outlier",
    problem:
      `goes from ${before.c} to ${last.c} on ${last.day}: ${step.toFixed(1)} times its usual step, ` +
      `and up to ${requirement.outlierAt} is believed of one origin alone`,
  }
}

function misplacedPoint(points: readonly Point[]): Unfit | null {
  const usual = median(points.slice(-month).map(({ c }) => Number(c)))
  for (const { day, c } of points.slice(-weekAndClose)) {
    const power = powerOfTen(Number(c), usual)
    if (power === null) continue
    const beside = `beside its own median of ${month} days, ${Number(usual.toPrecision(6))}`
    return { code: "unit", problem: `of ${day} is ${c}, which ${looksOff(power)} ${beside}` }
  }
  return null
}
