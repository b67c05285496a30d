import * as fc from "fast-check"
import { expect, test } from "vitest"
import {
  addDays,
  dayNumber,
  dayNumbered,
  dayOf,
  endOf,
  instantOf,
  msOf,
  startOf,
  weekdayOf,
} from "../../src/market/day.ts"

test("days are numbered as the platform's own calendar numbers them", () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), (number) => {
      const day = new Date(number * 86_400_000).toISOString().slice(0, 10)
      fc.pre(/^\d{4}-/.test(day))
      expect(dayNumbered(number)).toBe(day)
      expect(dayNumber(day)).toBe(number)
    }),
  )
})

test("a moment's instant reads back as the same moment, and as the platform writes it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
      expect(msOf(instantOf(ms))).toBe(ms)
      expect(instantOf(ms)).toBe(new Date(ms).toISOString().replace(".000Z", "Z"))
    }),
  )
})

test("a day starts at its midnight in UTC and lasts until the next one's", () => {
  expect(startOf("2026-02-08")).toBe(Date.parse("2026-02-08T00:00:00Z"))
  expect(dayOf(startOf("2026-02-09") - 1)).toBe("2026-02-08")
  expect(endOf("2026-02-08")).toBe("2026-02-09T00:00:00Z")
  expect(addDays("2026-02-28", 1)).toBe("2026-03-01")
  expect(addDays("2024-03-01", -1)).toBe("2024-02-29")
})

test("what is not an instant in UTC is refused", () => {
  expect(() => msOf("2026-02-09T00:10:00+01:00")).toThrow("is not an instant in UTC")
})

test("days of the week are the platform's own, Monday first", () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), (number) => {
      expect(weekdayOf(dayNumbered(number)) % 7).toBe(new Date(number * 86_400_000).getUTCDay())
    }),
  )
  expect(weekdayOf("2026-02-08")).toBe(7)
})
