import { expect, test } from "vitest"
import { addDays } from "../../src/market/day.ts"
import { dueFrequencies } from "../../src/subscribers/due.ts"

test("weekly readers of a daily newsletter get Sunday's edition and no other", () => {
  const week = [...Array(7).keys()].map((n) => addDays("2026-02-02", n))
  expect(week.filter((day) => dueFrequencies("daily", { day, bigMove: false }).includes("weekly"))).toEqual([
    "2026-02-08",
  ])
})

test("daily readers get every edition of a daily newsletter", () => {
  for (let n = 0; n < 7; n++)
    expect(dueFrequencies("daily", { day: addDays("2026-02-02", n), bigMove: false })).toContain("daily")
})

test("readers of big moves get the editions that tell of one, and no others", () => {
  expect(dueFrequencies("daily", { day: "2026-02-05", bigMove: true })).toEqual(["daily", "big-moves"])
  expect(dueFrequencies("daily", { day: "2026-02-04", bigMove: false })).toEqual(["daily"])
})

test("a weekly newsletter goes to all its readers", () => {
  expect(dueFrequencies("weekly", { day: "2026-02-04", bigMove: false })).toEqual([
    "weekly",
    "daily",
    "big-moves",
  ])
})

test("days before 1970 have the right weekday, too", () => {
  // 1969-12-28 was a Sunday.
  expect(dueFrequencies("daily", { day: "1969-12-28", bigMove: false })).toContain("weekly")
})
