import { Decimal as Big } from "decimal.js"
import { dayShift } from "./day-shift.ts"
import { distance, gap, inPercent } from "./distance.ts"
import type { Reason } from "./figure.ts"
import type { SeriesObservation } from "./fitness.ts"
import type { Day, Decimal } from "./observation.ts"
import { weekAndClose } from "./points-fitness.ts"
import { looksOff, powerOfTen } from "./power-of-ten.ts"
import { requirements } from "./requirements.ts"
import { howFar, isNear } from "./tolerance.ts"

/** What speaks against two series' agreeing. */
export type Problem = { code: Reason["code"]; detail: string }

/**
 * What another series says of the one to be printed: how far away it lies and the last day that both have, with what
 * speaks against their agreeing, if anything.
 */
export type Comparison = { distance: Big; lastShared: Day; problem: Problem | null }

/** The days whose mean is compared. */
const week = 7

/** Fewer shared days say nothing: two feeds that otherwise miss each other. */
const fewest = 3

/** Values of the year before the last 8 days may be so many tolerances apart: two venues were 3.8, on 14 December 2021. */
const yearBack = 365
const leewayBefore = 5

/**
 * Of the last 8 closes the newest and the oldest make the week's change, and must be as near as the tolerance says. Those
 * between may be so many tolerances apart: in March 2020 and in November 2021 two venues parted for a night.
 */
const leewayBetween = 3

/**
 * Compares a series with the one to be printed, as its requirement says; null when they share too few days to say
 * anything. Both have passed `unfit`.
 *
 * compareSeries(binance, kraken)?.problem?.detail
 * // => "kraken and binance are 3.12 % apart in btc.daily of 2026-02-08, 1 % is accepted"
 */
export function compareSeries(printed: SeriesObservation, other: SeriesObservation): Comparison | null {
  const { compare } = requirements[printed.figure]
  const shared = sharedDays(printed, other)
  const days = shared.slice(compare === "week mean" ? -week : -weekAndClose)
  const last = days.at(-1)
  if (!last || days.length < (compare === "week mean" ? week : fewest)) return null
  const pairs =
    compare === "week mean"
      ? [weekMean(printed, days)]
      : days.map((day) => ({ ...day, what: named(printed, day) }))
  return {
    distance: Big.max(...pairs.map(({ ours, theirs }) => distance(theirs, ours))),
    lastShared: last.day,
    problem:
      shifted(printed, other) ??
      tooFar(printed, other, compare === "closes" ? ends(pairs) : pairs) ??
      (compare === "closes" ? tooFar(printed, other, pairs, leewayBetween) : null) ??
      (compare === "week mean" ? null : farBefore(printed, other, shared.slice(0, -weekAndClose))),
  }
}

type Shared = { day: Day; ours: Decimal; theirs: Decimal }
type Pair = { ours: Decimal | Big; theirs: Decimal | Big; what: string }

const named = ({ figure }: SeriesObservation, { day }: Shared): string => `${figure} of ${day}`

function weekMean({ figure }: SeriesObservation, days: readonly Shared[]): Pair {
  const mean = (values: readonly Decimal[]) => Big.sum(...values).div(values.length)
  const [ours, theirs] = [mean(days.map((each) => each.ours)), mean(days.map((each) => each.theirs))]
  return { ours, theirs, what: `the week's mean of ${figure}` }
}

/** What both have of the last year, in order: the same days, each with the printed value and the other's. */
function sharedDays(printed: SeriesObservation, other: SeriesObservation): Shared[] {
  const values = new Map(other.points.slice(-yearBack).map(({ day, c }) => [day, c]))
  return printed.points.slice(-yearBack).flatMap(({ day, c }) => {
    const theirs = values.get(day)
    return theirs === undefined ? [] : [{ day, ours: c, theirs }]
  })
}

function shifted(printed: SeriesObservation, other: SeriesObservation): Problem | null {
  const shift = dayShift(printed.points, other.points)
  if (shift === 0) return null
  const labels = `${other.source}'s are labelled a day ${shift === 1 ? "later" : "earlier"}`
  const detail = `${other.source} and ${printed.source} name the same values of ${printed.figure} a day apart: ${labels}`
  return { code: "shifted", detail }
}

const ends = (pairs: readonly Pair[]): readonly Pair[] => [...pairs.slice(0, 1), ...pairs.slice(-1)]

/** The pair that is the farthest apart, when it is too far. */
function tooFar(
  printed: SeriesObservation,
  other: SeriesObservation,
  pairs: readonly Pair[],
  leeway = 1,
): Problem | null {
  const due = requirements[printed.figure]
  const requirement = { ...due, tolerance: new Big(due.tolerance).times(leeway).toFixed() }
  const [first, ...rest] = pairs.filter(({ ours, theirs }) => !isNear(theirs, ours, requirement))
  if (!first) return null
  const apart = ({ ours, theirs }: Pair) => gap(theirs, ours)
  const { ours, theirs, what } = rest.reduce(
    (best, each) => (apart(each).gt(apart(best)) ? each : best),
    first,
  )
  return problemOf(printed, other, { ours, theirs, what }, howFar(theirs, ours, requirement, ` in ${what}`))
}

/**
 * The first value of the year, before the last 8 days, that is none of the same thing. By doubles: there are many. What
 * may be near 0 has no fractions to compare.
 */
function farBefore(
  printed: SeriesObservation,
  other: SeriesObservation,
  shared: readonly Shared[],
): Problem | null {
  const { tolerance, absolute } = requirements[printed.figure]
  if (absolute !== undefined) return null
  const accepted = leewayBefore * Number(tolerance)
  const far = shared.find(({ ours, theirs }) => Math.abs(Number(theirs) / Number(ours) - 1) > accepted)
  if (!far) return null
  const what = named(printed, far)
  const apart = `${inPercent(gap(far.theirs, far.ours))} apart in ${what}`
  return problemOf(
    printed,
    other,
    { ...far, what },
    `${apart}, ${inPercent(String(accepted))} is accepted there`,
  )
}

function problemOf(
  { source: printed }: SeriesObservation,
  { source: other }: SeriesObservation,
  { ours, theirs, what }: Pair,
  apart: string,
): Problem {
  const power = powerOfTen(Number(theirs), Number(ours))
  if (power === null) return { code: "apart", detail: `${other} and ${printed} are ${apart}` }
  return { code: "unit", detail: `${other}'s ${what} ${looksOff(power)} beside ${printed}'s` }
}
