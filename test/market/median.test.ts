import * as fc from "fast-check"
import { expect, test } from "vitest"
import { median } from "../../src/market/median.ts"

test("the median of an odd count is its middle, of an even count the mean of the two in the middle", () => {
  expect(median(["3", "1", "2"])).toBe("2")
  expect(median(["10", "9"])).toBe("9.5")
  expect(median(["70264.726562"])).toBe("70264.726562")
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
