import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays } from "../../src/market/day.ts"
import { extend } from "../../src/market/extend.ts"
import type { Point } from "../../src/market/observation.ts"
import { closes, observedSeries, pointsFrom, when } from "./observed.ts"

const sha256 = "e".repeat(64)
// Bitcoin's closes of 25 January to 8 February 2026 (Binance): what a first gathering kept, and what a later reply holds.
const all = pointsFrom(closes)
const upTo = (day: string): Point[] => all.filter((point) => point.day <= day)
const since = (day: string): Point[] => all.filter((point) => point.day >= day)
const reply = (points: Point[]) => observedSeries("btc.daily", points)

test("kept days stand before a reply that shares some of them, with the hash of their file", () => {
  const { observation, reason } = extend(reply(since("2026-02-03")), { days: upTo("2026-02-07"), sha256 })
  expect(observation.points).toEqual(all)
  expect(observation.earlierSha256).toBe(sha256)
  expect(reason).toBeNull()
})

test("kept days that end on the day before the reply begins are joined too", () => {
  const { observation } = extend(reply(since("2026-02-06")), { days: upTo("2026-02-05"), sha256 })
  expect(observation.points).toEqual(all)
})

test("a day missing between the kept ones and the reply leaves the reply as it came", () => {
  const came = reply(since("2026-02-06"))
  expect(extend(came, { days: upTo("2026-02-04"), sha256 })).toEqual({ observation: came, reason: null })
})

test("a close that is restated by less than two venues may differ leaves the kept days in use, and is told", () => {
  const kept = upTo("2026-02-07").map((point) =>
    point.day === "2026-02-03" ? { ...point, c: "75770.2" } : point,
  )
  const { observation, reason } = extend(reply(since("2026-02-01")), { days: kept, sha256 })
  expect(observation.points).toEqual(all)
  expect(reason?.detail).toBe("binance restates btc.daily of 2026-02-03: 75770.2 was kept, 75770.21 came")
})

test("a provider that restates a kept day loses the kept days, and the reason has both closes", () => {
  const kept = upTo("2026-02-07").map((point) =>
    point.day === "2026-02-03" ? { ...point, c: "75000" } : point,
  )
  const came = reply(since("2026-02-01"))
  expect(extend(came, { days: kept, sha256 })).toEqual({
    observation: came,
    reason: {
      code: "apart",
      figure: "btc.daily",
      source: "binance",
      detail: "binance restates btc.daily of 2026-02-03: 75000 was kept, 75770.21 came",
    },
  })
})

test("the same close with more zeros is no restatement", () => {
  const kept = upTo("2026-02-07").map((point) => ({ ...point, c: Number(point.c).toFixed(8) }))
  expect(extend(reply(since("2026-02-01")), { days: kept, sha256 }).observation.points).toHaveLength(15)
})

test("a reply that reaches back as far as what is kept, or has an older page of its own, needs nothing", () => {
  const whole = reply(all)
  expect(extend(whole, { days: since("2026-01-28"), sha256 }).observation).toBe(whole)
  expect(extend(whole, { days: [], sha256 }).observation).toBe(whole)
  const paged = { ...reply(since("2026-02-01")), earlierSha256: "f".repeat(64) }
  expect(extend(paged, { days: upTo("2026-02-07"), sha256 }).observation).toBe(paged)
})

test("a stale reply is not made to look newer by days that were kept after it, nor is its as-of moved", () => {
  const stale = reply(all.filter(({ day }) => day >= "2026-01-30" && day <= "2026-02-05"))
  const { observation } = extend(stale, { days: all, sha256 })
  expect(observation.points.at(-1)?.day).toBe("2026-02-05")
  expect(observation.asOf).toBe(stale.asOf)
  expect(observation.fetchedAt).toBe(stale.fetchedAt)
})

test("whatever is kept, the reply's own days come out as they came, and the rest lie before them in order", () => {
  const at = fc.integer({ min: 0, max: 40 }).map((back) => addDays(when.day, -back))
  const days = fc.uniqueArray(at, { minLength: 1 }).map((list) => list.toSorted())
  const points = days.chain((list) =>
    fc
      .array(fc.constantFrom("1", "1.0", "2"), { minLength: list.length, maxLength: list.length })
      .map((values) => list.map((day, i): Point => ({ day, c: values[i] ?? "1" }))),
  )
  fc.assert(
    fc.property(points, points, (came, kept) => {
      const { observation, reason } = extend(reply(came), { days: kept, sha256 })
      expect(observation.points.slice(-came.length)).toEqual(came)
      expect(observation.points.map(({ day }) => day)).toEqual(
        observation.points.map(({ day }) => day).toSorted(),
      )
      if (reason) expect(observation.points).toEqual(came)
      expect(observation.points.length > came.length).toBe(observation.earlierSha256 === sha256)
    }),
  )
})
