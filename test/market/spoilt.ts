import * as fc from "fast-check"
import { addDays } from "../../src/market/day.ts"
import type { Point } from "../../src/market/observation.ts"

/** What a source's series may have become on its way, by name. */
export type Spoiling = { name: string; spoil: (points: readonly Point[]) => Point[] }

const times = (factor: number) => (point: Point) => ({
  ...point,
  ...Object.fromEntries(
    (["o", "h", "l", "c"] as const).flatMap((cell) => {
      const value = point[cell]
      return value === undefined ? [] : [[cell, String(Number((Number(value) * factor).toPrecision(12)))]]
    }),
  ),
})
const at = (points: readonly Point[], place: number) => Math.min(points.length - 1, place)
const factors = [0.001, 0.01, 0.1, 10, 100, 1000]
const place = fc.nat({ max: 39 })

/** Every spoiling of a series that the guards are there for. */
export const spoilings: fc.Arbitrary<Spoiling> = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map((days) => ({
    name: `ends ${days} days early`,
    spoil: (points: readonly Point[]) => points.slice(0, -days),
  })),
  fc.constantFrom(-1, 1).map((days) => ({
    name: `is shifted by ${days} day`,
    spoil: (points: readonly Point[]) => points.map((point) => ({ ...point, day: addDays(point.day, days) })),
  })),
  fc.constantFrom(...factors).map((factor) => ({
    name: `is ${factor} times what it was`,
    spoil: (points: readonly Point[]) => points.map(times(factor)),
  })),
  fc.tuple(fc.constantFrom(...factors), place).map(([factor, day]) => ({
    name: `is ${factor} times what it was on day ${day}`,
    spoil: (points: readonly Point[]) =>
      points.map((point, i) => (i === at(points, day) ? times(factor)(point) : point)),
  })),
  fc.array(place, { minLength: 1, maxLength: 10 }).map((days) => ({
    name: `lacks the days ${days}`,
    spoil: (points: readonly Point[]) => points.filter((_, i) => !days.includes(i)),
  })),
  fc.integer({ min: 2, max: 8 }).map((rows) => ({
    name: `repeats its row for ${rows} days`,
    spoil: (points: readonly Point[]) => {
      const still = points.at(-rows)
      return points.map((point, i) =>
        still && i >= points.length - rows ? { ...still, day: point.day } : point,
      )
    },
  })),
  fc.double({ min: 0.991, max: 1.009, noNaN: true }).map((factor) => ({
    name: `has a last row cut short, ${factor} of it`,
    spoil: (points: readonly Point[]) =>
      points.map((point, i) => (i === points.length - 1 ? times(factor)(point) : point)),
  })),
  fc.constant({ name: "descends", spoil: (points: readonly Point[]) => [...points].reverse() }),
  place.map((day) => ({
    name: `has day ${day} twice`,
    spoil: (points: readonly Point[]) =>
      points.flatMap((point, i) => (i === at(points, day) ? [point, point] : point)),
  })),
  fc.integer({ min: 1, max: 12 }).map((rows) => ({
    name: `names its days a day late since ${rows} days ago, with the seam's day twice`,
    spoil: (points: readonly Point[]) =>
      points.map((point, i) => {
        const before = points[i - 1]
        return before && i >= points.length - rows ? { ...before, day: point.day } : point
      }),
  })),
)
