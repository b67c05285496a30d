import { endOf, msOf } from "./day.ts"
import type { Reason } from "./figure.ts"
import type { Day, Instant, Observation, Part } from "./observation.ts"
import { unfitPoints } from "./points-fitness.ts"
import { outOfRange, type Unfit } from "./range.ts"
import type { Requirement } from "./requirement.ts"
import { requirements } from "./requirements.ts"

/** The edition's day, the last closed UTC day before its slot, and the slot, against which freshness is measured. */
export type When = { day: Day; slot: Instant }

export type SeriesObservation = Extract<Observation, { kind: "series" }>
export type ValueObservation = Extract<Observation, { kind: "value" }>

/**
 * Why an observation cannot be used, or null when it can: it has the figure's unit, lies in its range, is fresh; a
 * series ascends, one point a day, has its last 8 days without a gap, does not stand still, and its candles hold
 * together.
 *
 * unfit(observationOf("btc.spot", "0"), when)?.code // => "out_of_range"
 */
export function unfit(observation: Observation, when: When): Reason | null {
  const requirement = requirements[observation.figure]
  const found =
    wrongUnit(observation, requirement) ??
    wrongContents(observation, requirement, when) ??
    untimely(observation, requirement, when.slot)
  return found && reasonOf(observation, found)
}

/** What is wrong with an observation, as a reason. */
export const reasonOf = ({ figure, source }: Observation, { code, problem }: Unfit): Reason => ({
  code,
  figure,
  source,
  detail: `${source}'s ${figure} ${problem}`,
})

/** The series without days after the edition's, or null when none is left. */
export function closedBy(day: Day, observation: SeriesObservation): SeriesObservation | null {
  const points = observation.points.filter((point) => point.day <= day)
  const last = points.at(-1)
  return last ? { ...observation, asOf: endOf(last.day), points } : null
}

/**
 * Whether a moment is one that the figure may be as of at a slot.
 *
 * isTimely("2026-02-08T23:55:00Z", requirements["btc.spot"], "2026-02-09T00:10:00Z") // => true
 */
export function isTimely(asOf: Instant, requirement: Requirement, slot: Instant): boolean {
  const hours = (msOf(slot) - msOf(asOf)) / 3_600_000
  return hours <= requirement.maxAgeHours && -hours <= requirement.maxAheadHours
}

function wrongUnit(observation: Observation, { unit, kind }: Requirement): Unfit | null {
  if (observation.kind === kind && observation.unit === unit) return null
  return {
    code: "unit",
    problem: `is a ${observation.kind} in ${observation.unit}, not a ${kind} in ${unit}`,
  }
}

function wrongContents(observation: Observation, requirement: Requirement, when: When): Unfit | null {
  switch (observation.kind) {
    case "series":
      return unfitPoints(observation.points, requirement, when.day)
    case "value":
      return outOfRange(observation.value, requirement)
    case "distribution":
      return unfitParts(observation.parts, requirement)
    case "headlines":
      return null
  }
}

/** Also of a sum: coins and dollars are shares of one whole, which lies in the range as each of them does. */
function unfitParts(parts: readonly Part[], requirement: Requirement): Unfit | null {
  const names = new Set(parts.map(({ part }) => part))
  if (names.size < parts.length) return { code: "out_of_range", problem: "names a part twice" }
  for (const { part, amount } of parts) {
    const found = outOfRange(amount, requirement)
    if (found) return { ...found, problem: `at ${part} ${found.problem}` }
  }
  const sum = parts.reduce((sum, { amount }) => sum + Number(amount), 0)
  const found = outOfRange(String(sum), requirement)
  return found && { ...found, problem: `in all ${found.problem}` }
}

function untimely(observation: Observation, requirement: Requirement, slot: Instant): Unfit | null {
  const { maxAgeHours, maxAheadHours } = requirement
  const moments =
    observation.kind === "headlines"
      ? observation.items.map(({ published }) => published)
      : [observation.asOf]
  if (moments.some((moment) => isTimely(moment, requirement, slot))) return null
  const accepted = `${maxAgeHours} hours before it to ${maxAheadHours} after it`
  return {
    code: "stale",
    problem: `is as of ${observation.asOf}; the slot is ${slot}, and ${accepted} is accepted`,
  }
}
