import * as fc from "fast-check"
import { expect, test } from "vitest"
import { addDays } from "../../src/market/day.ts"
import { dayShift } from "../../src/market/day-shift.ts"
import type { Point } from "../../src/market/observation.ts"
import { closes, pointsFrom } from "./observed.ts"

const series = pointsFrom(closes)
const moved = (points: readonly Point[], days: number) =>
  points.map((point) => ({ ...point, day: addDays(point.day, days) }))

test("a series that names the same days is not shifted", () => {
  expect(dayShift(series, series)).toBe(0)
  expect(dayShift(series, pointsFrom(closes.map((c) => c * 1.004)))).toBe(0)
})

test("a series that stamps a day with its end is a day late, one that stamps it before its start a day early", () => {
  expect(dayShift(series, moved(series, 1))).toBe(1)
  expect(dayShift(series, moved(series, -1))).toBe(-1)
})

test("a series that names only its last two days a day late is late, where one of them moved more than venues differ", () => {
  const quiet = Array.from({ length: 13 }, (_, i) => 70_000 * 0.9995 ** i)
  const [last = 0] = quiet.slice(-1)
  const honest = pointsFrom([...quiet, last * 0.977, last * 0.9765])
  const late = honest.map((point, i) => ({ ...point, c: (i < 13 ? point : honest[i - 1])?.c ?? point.c }))
  expect(dayShift(honest, late)).toBe(1)
  const apart = honest.map((point, i) =>
    i === 13 ? { ...point, c: String(Number(point.c) * 1.012) } : point,
  )
  expect(dayShift(honest, apart)).toBe(0)
})

test("nothing is said of series that share too few days, or that stand still", () => {
  expect(dayShift(series, [])).toBe(0)
  expect(dayShift(series, moved(series, 40))).toBe(0)
  const still = pointsFrom(Array(15).fill(70_000))
  expect(dayShift(still, moved(still, 1))).toBe(0)
})

test("any market that moves more than two venues differ shows a shift, and no shift where there is none", () => {
  const moves = fc.array(fc.constantFrom(0.98, 0.99, 1.011, 1.02), { minLength: 15, maxLength: 15 })
  const spreads = fc.array(fc.double({ min: -0.0008, max: 0.0008, noNaN: true }), {
    minLength: 15,
    maxLength: 15,
  })
  fc.assert(
    fc.property(moves, spreads, fc.constantFrom(-1, 0, 1), (steps, spread, days) => {
      let price = 70_000
      const prices = steps.map((step) => {
        price = Number((price * step).toFixed(2))
        return price
      })
      const other = prices.map((each, i) => Number((each * (1 + (spread[i] ?? 0))).toFixed(2)))
      expect(dayShift(pointsFrom(prices), moved(pointsFrom(other), days))).toBe(days)
    }),
  )
})
