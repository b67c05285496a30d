import { Decimal as Big } from "decimal.js"
import { dayShift } from "./day-shift.ts"
import { distance, gap, inPercent } from "./distance.ts"
import { type SeriesObservation, weekAndClose } from "./fitness.ts"
import type { Decimal } from "./observation.ts"
import { requirements } from "./requirements.ts"

/** How far another series lies from the one to be printed, and what speaks against their agreeing, if anything. */
export type Comparison = { distance: Big; problem: string | null }

/**
 * Compares a series with the one to be printed, as its requirement says. Both have passed `unfit`.
 *
 * compareSeries(binance, kraken).problem
 * // => "kraken and binance are 3.12 % apart in btc.daily of 2026-02-08, 1 % is accepted"
 */
export function compareSeries(printed: SeriesObservation, other: SeriesObservation): Comparison {
  return requirements[printed.figure].compare === "closes"
    ? compareCloses(printed, other)
    : compareMeans(printed, other)
}

function compareCloses(printed: SeriesObservation, other: SeriesObservation): Comparison {
  const days = sharedDays(printed, other).slice(-weekAndClose)
  const widest = days.reduce((best, each) =>
    gap(each.theirs, each.ours).gt(gap(best.theirs, best.ours)) ? each : best,
  )
  const far = Big.max(...days.map(({ ours, theirs }) => distance(theirs, ours)))
  const shift = dayShift(printed.points, other.points)
  if (shift === 0)
    return { distance: far, problem: tooFar(printed, other, widest, `${printed.figure} of ${widest.day}`) }
  const labels = `${other.source}'s are labelled a day ${shift === 1 ? "later" : "earlier"}`
  return {
    distance: far,
    problem: `${other.source} and ${printed.source} name the same closes of ${printed.figure} a day apart: ${labels}`,
  }
}

/** The days whose mean is compared. */
const week = 7

function compareMeans(printed: SeriesObservation, other: SeriesObservation): Comparison {
  const days = sharedDays(printed, other).slice(-week)
  if (days.length < week) {
    const names = `${other.source} and ${printed.source}`
    const problem = `${names} share ${days.length} days of ${printed.figure}, ${week} are needed`
    return { distance: new Big(0), problem }
  }
  const ours = Big.sum(...days.map((each) => each.ours))
  const theirs = Big.sum(...days.map((each) => each.theirs))
  const problem = tooFar(printed, other, { ours, theirs }, `the week's mean of ${printed.figure}`)
  return { distance: distance(theirs, ours), problem }
}

/** What both have, in order: the same days, each with the printed value and the other's. */
function sharedDays(printed: SeriesObservation, other: SeriesObservation) {
  const values = new Map(other.points.map(({ day, c }) => [day, c]))
  return printed.points.flatMap(({ day, c }) => {
    const theirs = values.get(day)
    return theirs === undefined ? [] : [{ day, ours: c, theirs }]
  })
}

function tooFar(
  printed: SeriesObservation,
  other: SeriesObservation,
  { ours, theirs }: { ours: Decimal | Big; theirs: Decimal | Big },
  what: string,
): string | null {
  const { tolerance } = requirements[printed.figure]
  const apart = gap(theirs, ours)
  if (apart.lte(tolerance)) return null
  const names = `${other.source} and ${printed.source}`
  return `${names} are ${inPercent(apart)} apart in ${what}, ${inPercent(tolerance)} is accepted`
}
