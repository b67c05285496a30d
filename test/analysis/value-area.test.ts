import fc from "fast-check"
import { expect, it } from "vitest"
import { findValueArea } from "../../src/analysis/value-area.ts"

it("grows from the fullest bin until it holds 70 % (the hand vector)", () => {
  const area = findValueArea({ width: 5, first: 20, amounts: [10, 15, 5, 5] })
  expect(area).toMatchObject({ low: 100, high: 110, peakLow: 105, peakHigh: 110 })
  expect(area?.share).toBeCloseTo(0.7143, 4)
})

it("takes the upper of two neighbours alike", () => {
  expect(findValueArea({ width: 1, first: 0, amounts: [1, 2, 1] })).toMatchObject({ low: 1, high: 3 })
})

it("starts at the fullest bin nearest the middle, then at the lower", () => {
  expect(findValueArea({ width: 1, first: 0, amounts: [9, 1, 9, 1, 1] })).toMatchObject({ peakLow: 2 })
  expect(findValueArea({ width: 1, first: 0, amounts: [1, 9, 1, 9, 1] })).toMatchObject({ peakLow: 1 })
})

it("is nowhere without volume", () => {
  expect(findValueArea({ width: 1, first: 0, amounts: [] })).toBeNull()
  expect(findValueArea({ width: 1, first: 0, amounts: [0, 0] })).toBeNull()
})

it("holds at least 70 % of any volume, and its fullest bin", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 60 }), (amounts) => {
      const area = findValueArea({ width: 10, first: 3, amounts })
      if (!area) {
        expect(Math.max(...amounts)).toBe(0)
        return
      }
      const held = amounts.slice(area.low / 10 - 3, area.high / 10 - 3).reduce((a, b) => a + b, 0)
      expect(area.share).toBeCloseTo(held / amounts.reduce((a, b) => a + b, 0), 12)
      expect(area.share).toBeGreaterThanOrEqual(0.7)
      expect(amounts[area.peakLow / 10 - 3]).toBe(Math.max(...amounts))
      expect(area.low).toBeLessThanOrEqual(area.peakLow)
      expect(area.high).toBeGreaterThanOrEqual(area.peakHigh)
    }),
  )
})
