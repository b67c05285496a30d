import { addDays, endOf, msOf } from "./day.ts"
import type { Reason } from "./figure.ts"
import type { Day, Decimal, Instant, Observation, Point } from "./observation.ts"
import { type Requirement, requirements } from "./requirements.ts"

/** The edition's day, the last closed UTC day before its slot, and the slot, against which freshness is measured. */
export type When = { day: Day; slot: Instant }

export type SeriesObservation = Extract<Observation, { kind: "series" }>
export type ValueObservation = Extract<Observation, { kind: "value" }>

/** The days at a series' end that must be there without a gap, and agree. */
export const weekAndClose = 8

type Unfit = { code: Reason["code"]; problem: string }

/**
 * Why an observation cannot be used, or null when it can: it has the figure's unit, lies in its range, is fresh; a
 * series ascends, one point a day, has its last 8 days without a gap, and its candles hold together.
 *
 * unfit(observationOf("btc.spot", "0"), when)?.code // => "out_of_range"
 */
export function unfit(observation: Observation, when: When): Reason | null {
  const requirement = requirements[observation.figure]
  const found =
    wrongUnit(observation, requirement) ??
    (observation.kind === "series"
      ? unfitPoints(observation.points, requirement, when)
      : outOfRange(observation.value, requirement)) ??
    untimely(observation.asOf, requirement, when.slot)
  if (!found) return null
  const { figure, source } = observation
  return { code: found.code, figure, source, detail: `${source}'s ${figure} ${found.problem}` }
}

/** The series without days after the edition's, or null when none is left. */
export function closedBy(day: Day, observation: SeriesObservation): SeriesObservation | null {
  const points = observation.points.filter((point) => point.day <= day)
  const last = points.at(-1)
  return last ? { ...observation, asOf: endOf(last.day), points } : null
}

function wrongUnit(observation: Observation, { unit, compare }: Requirement): Unfit | null {
  const kind = compare ? "series" : "value"
  if (observation.kind === kind && observation.unit === unit) return null
  return {
    code: "out_of_range",
    problem: `is a ${observation.kind} in ${observation.unit}, not a ${kind} in ${unit}`,
  }
}

// A thousand candles are checked for order and range only, which doubles keep: exact decimals would take 100 ms of CPU.
function outOfRange(value: Decimal, { unit, range: [low, high] }: Requirement): Unfit | null {
  if (Number(value) >= Number(low) && Number(value) <= Number(high)) return null
  return { code: "out_of_range", problem: `is ${value} ${unit}, and ${low} to ${high} is accepted` }
}

function untimely(asOf: Instant, requirement: Requirement, slot: Instant): Unfit | null {
  const hours = (msOf(slot) - msOf(asOf)) / 3_600_000
  const { maxAgeHours, maxAheadHours } = requirement
  if (hours <= maxAgeHours && -hours <= maxAheadHours) return null
  const accepted = `${maxAgeHours} hours before it to ${maxAheadHours} after it`
  return { code: "stale", problem: `is as of ${asOf}; the slot is ${slot}, and ${accepted} is accepted` }
}

function unfitPoints(points: readonly Point[], requirement: Requirement, { day }: When): Unfit | null {
  const last = points.at(-1)
  if (requirement.compare === "closes" && last?.day !== day) {
    return { code: "stale", problem: `ends with ${last?.day}; ${day} is needed` }
  }
  const unordered = points.find((point, i) => point.day <= (points[i - 1]?.day ?? ""))
  if (unordered) return { code: "out_of_range", problem: `has ${unordered.day} out of order or twice` }
  const gap = missingDay(points)
  if (gap) return { code: "missing", problem: `lacks ${gap}` }
  for (const point of points) {
    const cells = [point.o, point.h, point.l, point.c].filter((cell) => cell !== undefined)
    const found = cells.map((cell) => outOfRange(cell, requirement)).find((each) => each !== null)
    if (found) return { ...found, problem: `of ${point.day} ${found.problem}` }
    const prices = cells.map(Number)
    if (Number(point.h ?? Infinity) < Math.max(...prices) || Number(point.l ?? 0) > Math.min(...prices)) {
      return { code: "out_of_range", problem: `of ${point.day} has a price outside its own low and high` }
    }
  }
  return null
}

/** The newest of the last 8 days that the series does not have. */
function missingDay(points: readonly Point[]): Day | null {
  const last = points.at(-1)
  if (!last) return null
  const days = new Set(points.slice(-weekAndClose).map((point) => point.day))
  const due = Array.from({ length: weekAndClose }, (_, back) => addDays(last.day, -back))
  return due.find((day) => !days.has(day)) ?? null
}
