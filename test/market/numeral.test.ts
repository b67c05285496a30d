import { expect, test } from "vitest"
import { numeral } from "../../src/market/numeral.ts"
import { Decimal } from "../../src/market/observation.ts"

test.each([
  [1.05e21, "1050000000000000000000"],
  [1e-9, "0.000000001"],
  ["84132.40000000", "84132.4"],
  ["0.0", "0"],
  [125864590119494.3, "125864590119494.3"],
])("%s is written %s", (value, text) => {
  expect(numeral(value)).toBe(text)
  expect(Decimal.safeParse(text).success).toBe(true)
})

test("what is no number is refused", () => {
  expect(() => numeral("")).toThrow()
  expect(() => numeral("n/a")).toThrow()
})
