import { addDays, dayNumber, dayOf, startOf, weekdayOf } from "../market/day.ts"
import type { Day } from "../market/observation.ts"

export type Schedule = { cadence: "daily" | "weekly"; time: string; zone: string }

/** A slot: the moment an edition is due, with the edition that it names. */
export type Slot = { slug: string; day: Day; slotAt: number }

/**
 * The last slot at or before `now`. A slot is a local time in a named zone (on Mondays, if weekly); the edition's day is
 * the last UTC day that has closed by then. A local time that summer time skips moves on to the first one that exists; of
 * one that comes twice the first counts.
 *
 * lastSlot(Date.parse("2026-02-09T00:14:00Z"), { cadence: "daily", time: "00:10", zone: "Etc/UTC" })
 * // => { slug: "2026-02-08", day: "2026-02-08", slotAt: 1770595800000 }
 */
export function lastSlot(now: number, schedule: Schedule): Slot {
  const today = localDay(now, schedule.zone)
  // The local day's slot may still be ahead; a week and a day back there is one for certain.
  for (let back = 0; back <= 8; back++) {
    const day = addDays(today, -back)
    if (schedule.cadence === "weekly" && weekdayOf(day) !== 1) continue
    const slotAt = momentOf(day, schedule.time, schedule.zone)
    if (slotAt <= now) return slotOf(slotAt, schedule)
  }
  throw new Error(`no slot of ${schedule.time} ${schedule.zone} in the eight days before ${now}`)
}

/**
 * The slot after a slot: no chunk of an edition is first tried once the next edition is due.
 *
 * nextSlotAt(1770595800000, { cadence: "daily", time: "00:10", zone: "Etc/UTC" }) // => 1770682200000
 */
export function nextSlotAt(slotAt: number, schedule: Schedule): number {
  const day = addDays(localDay(slotAt, schedule.zone), schedule.cadence === "weekly" ? 7 : 1)
  return momentOf(day, schedule.time, schedule.zone)
}

function slotOf(slotAt: number, schedule: Schedule): Slot {
  const day = addDays(dayOf(slotAt), -1)
  // West of UTC a Monday's evening is UTC's Tuesday, and east of it a Monday's morning is UTC's Sunday: the seven days up to
  // the edition's are named by the week that most of them lie in, so that no week's name comes twice.
  return { slug: schedule.cadence === "weekly" ? isoWeek(addDays(day, -3)) : day, day, slotAt }
}

/**
 * The ISO 8601 week that a day lies in.
 *
 * isoWeek("2026-02-08") // => "2026-w06"
 */
export function isoWeek(day: Day): string {
  const thursday = addDays(day, 4 - weekdayOf(day))
  const year = thursday.slice(0, 4)
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1
  return `${year}-w${String(week).padStart(2, "0")}`
}

/**
 * The Sunday that ends an ISO 8601 week, or null when the year has no such week.
 *
 * findSundayOf("2026-w06") // => "2026-02-08"
 */
export function findSundayOf(week: string): Day | null {
  const [, year, number] = /^(\d{4})-w(\d{2})$/.exec(week) ?? []
  if (year === undefined || number === undefined) return null
  // 4 January lies in the first week: https://en.wikipedia.org/wiki/ISO_week_date#First_week
  const first: Day = `${year}-01-04`
  const sunday = addDays(first, 7 - weekdayOf(first) + 7 * (Number(number) - 1))
  return isoWeek(sunday) === week ? sunday : null
}

const localDay = (ms: number, zone: string): Day => dayOf(ms + offsetAt(ms, zone))

/** The moment at which the clocks of `zone` first show `time` (or, if they skip it, the first later time) on `day`. */
function momentOf(day: Day, time: string, zone: string): number {
  const [hours, minutes] = time.split(":").map(Number)
  const local = startOf(day) + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000
  // The offset before and after any change near by: one of the two readings is the right one, or neither (a skipped time).
  const before = local - offsetAt(local - 86_400_000, zone)
  const after = local - offsetAt(local + 86_400_000, zone)
  const readings = [before, after].filter((moment) => moment + offsetAt(moment, zone) === local)
  return readings.length > 0 ? Math.min(...readings) : Math.max(before, after)
}

/** How far the clocks of `zone` are ahead of UTC at a moment, in milliseconds. */
function offsetAt(ms: number, zone: string): number {
  const parts = new Map(
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    })
      .formatToParts(ms)
      .map((part) => [part.type, part.value]),
  )
  const read = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ""
  const clock = (Number(read("hour")) * 60 + Number(read("minute"))) * 60 + Number(read("second"))
  const local = startOf(`${read("year").padStart(4, "0")}-${read("month")}-${read("day")}`) + clock * 1000
  return local - Math.floor(ms / 1000) * 1000
}
