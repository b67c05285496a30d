import * as fc from "fast-check"
import { expect, test } from "vitest"
import { median } from "../../src/market/median.ts"

test("the median of an odd count is its middle, of an even count the mean of the two in the middle", () => {
  expect(median(["3", "1", "2"])).toBe("2")
  expect(median(["10", "9"])).toBe("9.5")
  expect(median(["70264.726562"])).toBe("70264.726562")
})

test("no digit of a value in the middle is lost, and two that are equal have their own value as mean", () => {
  // The difficulty of 7 February 2026 as a node tells it: 21 digits.
  const long = "125864590119494.296875"
  expect(median([long])).toBe(long)
  expect(median(["1", long, "999999999999999"])).toBe(long)
  expect(median([long, long])).toBe(long)
})

test("values are ordered as numbers, not as text", () => {
  expect(median(["9", "10", "100"])).toBe("10")
})

test("the order does not matter, and as many lie above as below", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1 }), (values) => {
      const middle = Number(median(values.map(String)))
      expect(Number(median([...values].reverse().map(String)))).toBe(middle)
      const above = values.filter((value) => value > middle).length
      const below = values.filter((value) => value < middle).length
      expect(Math.max(above, below)).toBeLessThanOrEqual(values.length / 2)
    }),
  )
})

test("of nothing there is none", () => {
  expect(() => median([])).toThrow("no values")
})
