import fc from "fast-check"
import { expect, test } from "vitest"
import { longDay } from "../../emails/day.ts"

test.each([
  ["2026-02-08", "Sunday, 8 February 2026"],
  ["2024-02-29", "Thursday, 29 February 2024"],
  ["2000-01-01", "Saturday, 1 January 2000"],
  ["2009-01-03", "Saturday, 3 January 2009"],
  ["2026-12-31", "Thursday, 31 December 2026"],
])("%s is written %s", (day, written) => {
  expect(longDay(day)).toBe(written)
})

test("every day of two centuries has the weekday and the month that the calendar gives it", () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2169, 11, 31) }), (ms) => {
      const date = new Date(ms)
      const format = {
        weekday: "long",
        day: "numeric",
        month: "long",
        year: "numeric",
        timeZone: "UTC",
      } as const
      const parts = Object.fromEntries(
        new Intl.DateTimeFormat("en-GB", format).formatToParts(date).map(({ type, value }) => [type, value]),
      )
      expect(longDay(date.toISOString().slice(0, 10))).toBe(
        `${parts.weekday}, ${parts.day} ${parts.month} ${parts.year}`,
      )
    }),
  )
})
