import * as fc from "fast-check"
import { expect, test } from "vitest"
import { dueAt } from "../../src/delivery/spread.ts"
import { capOn } from "../../src/delivery/warm-up.ts"
import { addDays } from "../../src/market/day.ts"

const since = "2026-02-01"
const caps = (domain: "new" | "existing", spread: number, days = 31) =>
  Array.from({ length: days }, (_, nth) => capOn({ domain, since }, addDays(since, nth), spread))

test("a domain is warmed up by the provider's table: https://resend.com/docs/knowledge-base/warming-up", () => {
  expect(caps("new", 0, 7)).toEqual([150, 250, 400, 50, 75, 100, 150])
  // Spread over a day's twelve hours the day's numbers bind, or twelve times the hour's.
  expect(caps("new", 720, 7)).toEqual([150, 250, 400, 600, 900, 1200, 1800])
  expect(caps("existing", 0, 7)).toEqual([100, 300, 600, 800, 1000, 1500, 2000])
})

test("after the table's week it grows by half a day, and from the thirty-first day there is no cap", () => {
  expect(caps("new", 0).slice(7, 10)).toEqual([225, 337, 506])
  expect(caps("new", 0).at(30)).toBeNull()
  expect(caps("new", 0).at(29)).not.toBeNull()
  expect(capOn(null, since, 0)).toBeNull()
  // A day that was set too late is the first.
  expect(capOn({ domain: "new", since }, "2026-01-15", 0)).toBe(150)
})

test("spreading the mails never lowers a cap", () => {
  const minutes = fc.integer({ min: 0, max: 720 })
  fc.assert(
    fc.property(
      fc.constantFrom("new" as const, "existing" as const),
      fc.nat(29),
      minutes,
      minutes,
      (domain, nth, a, b) => {
        const at = (spread: number) => capOn({ domain, since }, addDays(since, nth), spread) ?? 0
        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)))
      },
    ),
  )
})

test("chunks are due evenly over the spread, the first at once, the last before its end", () => {
  const delivery = { createdAt: 1000, spreadMs: 60_000, planned: 950 }
  expect([0, 1, 9].map((seq) => dueAt(delivery, seq))).toEqual([1000, 7000, 55_000])
  expect(dueAt({ ...delivery, spreadMs: 0 }, 9)).toBe(1000)
})
