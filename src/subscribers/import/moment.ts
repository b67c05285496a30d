import { dayMs, dayNumber, dayNumbered } from "../../market/day.ts"

const shape =
  /^(?<day>\d{4}-\d\d-\d\d)(?:[T ](?<h>\d\d):(?<m>\d\d)(?::(?<s>\d\d)(?:\.\d+)?)?(?: ?(?<zone>UTC|Z|[+-]\d\d:?\d\d|[+-]\d\d))?)?$/

/**
 * The moment that a list's cell tells, in whole seconds as milliseconds since 1970; null where it tells none, or tells it
 * in a way that can be read as two days (`08/07/2018`). Without a zone it is taken as UTC, which is what the platforms
 * that name none mean.
 *
 * momentOf("2018-02-12 10:54:27") // => 1518432867000
 */
export function momentOf(cell: string): number | null {
  const found = shape.exec(cell.trim())?.groups
  if (found === undefined) return null
  const { day = "", h = "00", m = "00", s = "00", zone = "Z" } = found
  if (!isDay(day)) return null
  const [hours, minutes, seconds] = [Number(h), Number(m), Number(s)]
  if (hours > 23 || minutes > 59 || seconds > 59) return null
  return dayNumber(day) * dayMs + ((hours * 60 + minutes - aheadOf(zone)) * 60 + seconds) * 1000
}

/** Whether the calendar has the day: 30 February is none. */
function isDay(day: string): boolean {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))]
  return month >= 1 && month <= 12 && date >= 1 && dayNumbered(dayNumber(day)) === day
}

/** How far a zone is ahead of UTC, in minutes. */
function aheadOf(zone: string): number {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? []
  const ahead = Number(hours) * 60 + Number(minutes)
  return sign === "-" ? -ahead : ahead
}
