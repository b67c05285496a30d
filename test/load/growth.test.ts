import { expect, test } from "vitest"
import { spread } from "./growth.ts"

test("how much larger the largest is than the smallest is a fraction of the smallest", () => {
  expect(spread([10, 11.5, 10.2])).toBeCloseTo(0.15)
  expect(spread([7])).toBe(0)
})
