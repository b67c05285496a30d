import * as z from "zod"
import { dayMs, instantOf, startOf } from "../day.ts"
import { Day, type Instant } from "../observation.ts"

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
// https://www.rfc-editor.org/rfc/rfc822#section-5.1; military zones but Z were never used alike and are not read.
const zoneHours: Record<string, number> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
}
const rfc822 =
  /^(?:[A-Z][a-z]{2}, *)?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? ([A-Z]{1,3}|[+-]\d{4})$/
const rfc3339 = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/

/**
 * The moment that a feed names, in UTC and whole seconds: as RSS writes it (RFC 822, with a year of four digits) or as
 * Atom does (RFC 3339). Null for anything else.
 *
 * publishedAt("Fri, 25 Sep 2026 14:41:53 +0200") // => "2026-09-25T12:41:53Z"
 */
export function publishedAt(text: string): Instant | null {
  const [, date = "", month = "", year = "", ...clock] = rfc822.exec(text) ?? []
  if (year) {
    const number = String(months.indexOf(month) + 1).padStart(2, "0")
    return moment(`${year}-${number}-${date.padStart(2, "0")}`, clock)
  }
  const [, day = "", ...rest] = rfc3339.exec(text) ?? []
  return moment(day, rest)
}

function moment(day: string, [hours = "0", minutes = "0", seconds, zone = ""]: (string | undefined)[]) {
  const clock = z
    .tuple([z.number().max(23), z.number().max(59), z.number().max(60)])
    .safeParse([hours, minutes, seconds ?? "0"].map(Number))
  const offset = offsetMinutes(zone.replace(":", ""))
  if (!Day.safeParse(day).success || !clock.success || offset === null) return null
  const [h, m, s] = clock.data
  const ms = startOf(day) + ((h * 60 + m - offset) * 60 + s) * 1_000
  return ms >= 0 && ms < 50_000 * dayMs ? instantOf(ms) : null
}

function offsetMinutes(zone: string): number | null {
  const [, sign, hours = "", minutes = ""] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? []
  if (sign) return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return Object.hasOwn(zoneHours, zone) ? (zoneHours[zone] ?? 0) * 60 : null
}
