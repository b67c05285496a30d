import type { Day, Instant } from "./observation.ts"

// Calendar arithmetic without a clock: days are counted from 1970-01-01, in the proleptic Gregorian calendar.
// Algorithms: https://howardhinnant.github.io/date_algorithms.html (days_from_civil, civil_from_days).

/** Milliseconds in a UTC day. */
export const dayMs = 86_400_000

/**
 * The number of a UTC day, counted from 1970-01-01.
 *
 * dayNumber("2026-02-08") // => 20492
 */
export function dayNumber(day: Day): number {
  // By places, without an array: this stands in the inner loop of every series.
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const date = Number(day.slice(8))
  if (!(month > 0 && date > 0)) throw new Error(`${day} is not a day`)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/**
 * The day of a number.
 *
 * dayNumbered(20492) // => "2026-02-08"
 */
export function dayNumbered(number: number): Day {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`
}

/**
 * The day `count` days later (earlier, when negative).
 *
 * addDays("2026-02-28", 1) // => "2026-03-01"
 */
export const addDays = (day: Day, count: number): Day => dayNumbered(dayNumber(day) + count)

/**
 * The moment in milliseconds since 1970 at which a day starts.
 *
 * startOf("1970-01-02") // => 86400000
 */
export const startOf = (day: Day): number => dayNumber(day) * dayMs

/**
 * The moment at which a day is over.
 *
 * endOf("2026-02-08") // => "2026-02-09T00:00:00Z"
 */
export const endOf = (day: Day): Instant => instantOf(startOf(day) + dayMs)

/**
 * The UTC day that a moment lies in.
 *
 * dayOf(1770595800000) // => "2026-02-09"
 */
export const dayOf = (ms: number): Day => dayNumbered(Math.floor(ms / dayMs))

/**
 * The day of the week in ISO 8601's count: 1 is Monday, 7 is Sunday.
 *
 * weekdayOf("2026-02-08") // => 7
 */
// 1970-01-01 was a Thursday; a remainder of a negative number is negative.
export const weekdayOf = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

/**
 * A moment, given in milliseconds since 1970, as an ISO 8601 instant with whole seconds (milliseconds are kept when there are any).
 *
 * instantOf(1770595800000) // => "2026-02-09T00:10:00Z"
 */
export function instantOf(ms: number): Instant {
  const rest = ms - startOf(dayOf(ms))
  const fraction = rest % 1000 === 0 ? "" : `.${pad(rest % 1000, 3)}`
  const seconds = Math.floor(rest / 1000)
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `${dayOf(ms)}T${clock.map((part) => pad(part, 2)).join(":")}${fraction}Z`
}

/**
 * The milliseconds since 1970 of an ISO 8601 instant in UTC.
 *
 * msOf("2026-02-09T00:10:00Z") // => 1770595800000
 */
export function msOf(instant: Instant): number {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?Z$/.exec(instant)
  if (match === null) throw new Error(`${instant} is not an instant in UTC`)
  const [, day = "", hours, minutes, seconds = "0", fraction = "0"] = match
  const clock = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return startOf(day) + clock * 1000 + Math.floor(Number(`0.${fraction}`) * 1000)
}

const pad = (number: number, width: number): string => String(number).padStart(width, "0")
