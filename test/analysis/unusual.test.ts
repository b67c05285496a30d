import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { findUnusual, looks, type MeasuredDay, standsOut } from "../../src/analysis/unusual.ts"
import { dayNumbered } from "../../src/market/day.ts"

/** Days whose closes follow the returns, from 2020 on. */
const daysOf = (returns: readonly number[], volume?: (index: number) => number): MeasuredDay[] => {
  let close = 10_000
  return returns.map((change, index) => {
    close *= 1 + change
    return { day: dayNumbered(18_262 + index), close, volume: volume?.(index) }
  })
}
// A little up, a little down, never twice the same.
const calm = (count: number) =>
  Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 1 : -1) * (0.002 + (i % 17) / 10_000))

describe("what is most unusual", () => {
  test("is the largest fall of the week, with the day on which there was one as large before", () => {
    const returns = [...calm(200), -0.12, ...calm(400), -0.1, 0.001, 0.001]
    const [first] = findUnusual(daysOf(returns))
    expect(first).toMatchObject({ measure: "day-fall", day: dayNumbered(18_262 + 601), of: 600 })
    expect(first?.since).toEqual({ day: dayNumbered(18_262 + 200), days: 401 })
    expect(first?.value).toBeCloseTo(-0.1, 10)
  })

  test("has no day before it when there was none as extreme", () => {
    const [first] = findUnusual(daysOf([...calm(600), -0.1]))
    expect(first).toMatchObject({ measure: "day-fall", since: null })
  })

  test("can be judged on a year of days and no fewer", () => {
    expect(findUnusual(daysOf(calm(300)))).toEqual([])
    expect(findUnusual(daysOf(calm(420))).length).toBeGreaterThan(0)
  })

  test("never calls a rise a fall", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { minLength: 7, maxLength: 7 }),
        (week) => {
          for (const { measure, value } of findUnusual(daysOf([...calm(500), ...week]))) {
            if (measure.endsWith("-fall")) expect(value).toBeLessThan(0)
            if (measure.endsWith("-rise")) expect(value).toBeGreaterThan(0)
          }
        },
      ),
    )
  })

  test("is the same at any scale of prices", () => {
    const days = daysOf([...calm(500), -0.08, 0.03])
    const scaled = days.map((each) => ({ ...each, close: each.close * 8 }))
    expect(findUnusual(scaled).map(({ measure, rarity, since }) => ({ measure, rarity, since }))).toEqual(
      findUnusual(days).map(({ measure, rarity, since }) => ({ measure, rarity, since })),
    )
  })

  test("looks at volume against the 30 days before, where it is known for a year", () => {
    const volume = (index: number) => (index === 500 ? 5000 : 1000 + (index % 7))
    const found = findUnusual(daysOf(calm(501), volume)).find(({ measure }) => measure === "volume")
    expect(found?.value).toBeCloseTo(4.985, 2)
    expect(findUnusual(daysOf(calm(501))).some(({ measure }) => measure === "volume")).toBe(false)
  })
})

test("one of 21 looks is often rare: it stands out when it would be rare for any of them", () => {
  expect(looks).toBe(21)
  expect(standsOut({ rarity: 0.0119 })).toBe(true)
  expect(standsOut({ rarity: 0.012 })).toBe(false)
})
