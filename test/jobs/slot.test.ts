import * as fc from "fast-check"
import { expect, test } from "vitest"
import { findSundayOf, isoWeek, lastSlot, nextSlotAt } from "../../src/jobs/slot.ts"

const at = (instant: string): number => Date.parse(instant)
const daily = { cadence: "daily", time: "00:10", zone: "Etc/UTC" } as const
const berlin = { cadence: "daily", time: "07:30", zone: "Europe/Berlin" } as const

test("an edition's day is the last UTC day that closed before its slot", () => {
  expect(lastSlot(at("2026-02-09T00:10:00Z"), daily)).toEqual({
    slug: "2026-02-08",
    day: "2026-02-08",
    slotAt: at("2026-02-09T00:10:00Z"),
  })
})

test("before the day's slot, the slot of the day before is the last one", () => {
  expect(lastSlot(at("2026-02-09T00:09:59Z"), daily).slug).toBe("2026-02-07")
})

test("the slot keeps its local time through both changes of summer time", () => {
  // Germany: clocks go forward on 2026-03-29 and back on 2026-10-25, both at 01:00 UTC.
  expect(lastSlot(at("2026-03-28T12:00:00Z"), berlin).slotAt).toBe(at("2026-03-28T06:30:00Z"))
  expect(lastSlot(at("2026-03-29T12:00:00Z"), berlin).slotAt).toBe(at("2026-03-29T05:30:00Z"))
  expect(lastSlot(at("2026-10-24T12:00:00Z"), berlin).slotAt).toBe(at("2026-10-24T05:30:00Z"))
  expect(lastSlot(at("2026-10-25T12:00:00Z"), berlin).slotAt).toBe(at("2026-10-25T06:30:00Z"))
})

test("a slot in the skipped hour moves past it, and one in the repeated hour comes once", () => {
  const night = { cadence: "daily", time: "02:30", zone: "Europe/Berlin" } as const
  expect(lastSlot(at("2026-03-29T12:00:00Z"), night).slotAt).toBe(at("2026-03-29T01:30:00Z"))
  expect(lastSlot(at("2026-10-25T12:00:00Z"), night).slotAt).toBe(at("2026-10-25T00:30:00Z"))
  expect(lastSlot(at("2026-10-25T02:00:00Z"), night).slotAt).toBe(at("2026-10-25T00:30:00Z"))
})

test("a weekly slot falls on Monday and names the week of its day", () => {
  const weekly = { cadence: "weekly", time: "00:10", zone: "Etc/UTC" } as const
  // 9 February 2026 is a Monday.
  expect(lastSlot(at("2026-02-12T10:00:00Z"), weekly)).toEqual({
    slug: "2026-w06",
    day: "2026-02-08",
    slotAt: at("2026-02-09T00:10:00Z"),
  })
  expect(nextSlotAt(at("2026-02-09T00:10:00Z"), weekly)).toBe(at("2026-02-16T00:10:00Z"))
})

test("ISO weeks are those of the standard's own examples", () => {
  // https://en.wikipedia.org/wiki/ISO_week_date, "Examples of contemporary dates around New Year's Day"
  expect(isoWeek("2005-01-01")).toBe("2004-w53")
  expect(isoWeek("2007-12-31")).toBe("2008-w01")
  expect(isoWeek("2010-01-03")).toBe("2009-w53")
})

test("any two moments between the same two slots have the same slot, and the next one lies after both", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: at("2024-01-01T00:00:00Z"), max: at("2030-01-01T00:00:00Z") }),
      fc.constantFrom(
        "Etc/UTC",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
      ),
      fc.constantFrom("daily" as const, "weekly" as const),
      (now, zone, cadence) => {
        const schedule = { cadence, time: "02:15", zone }
        const slot = lastSlot(now, schedule)
        const next = nextSlotAt(slot.slotAt, schedule)
        expect(slot.slotAt).toBeLessThanOrEqual(now)
        expect(next).toBeGreaterThan(now)
        expect(lastSlot(next - 1, schedule)).toEqual(slot)
      },
    ),
    { numRuns: 300 },
  )
})

test("a week is named by its slug, and ends with a Sunday", () => {
  expect(findSundayOf("2026-w06")).toBe("2026-02-08")
  expect(findSundayOf("2004-w53")).toBe("2005-01-02")
  expect(findSundayOf("2008-w01")).toBe("2008-01-06")
})

test.each(["2026-w00", "2025-w53", "2026-w6", "2026-02-08", "w06"])("%s names no week", (text) => {
  expect(findSundayOf(text)).toBe(null)
})
