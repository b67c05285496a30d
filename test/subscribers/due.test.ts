import { expect, test } from "vitest"
import { addDays } from "../../src/market/day.ts"
import { dueFrequencies } from "../../src/subscribers/due.ts"

test("weekly readers of a daily newsletter get Sunday's edition and no other", () => {
  const week = [...Array(7).keys()].map((n) => addDays("2026-02-02", n))
  expect(week.filter((day) => dueFrequencies("daily", day).includes("weekly"))).toEqual(["2026-02-08"])
})

test("daily readers get every edition of a daily newsletter", () => {
  for (let n = 0; n < 7; n++) expect(dueFrequencies("daily", addDays("2026-02-02", n))).toContain("daily")
})

test("a weekly newsletter goes to all its readers", () => {
  expect(dueFrequencies("weekly", "2026-02-04")).toEqual(["weekly", "daily"])
})

test("days before 1970 have the right weekday, too", () => {
  // 1969-12-28 was a Sunday.
  expect(dueFrequencies("daily", "1969-12-28")).toContain("weekly")
})
