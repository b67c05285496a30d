import * as fc from "fast-check"
import { expect, test } from "vitest"
import { looksOff, powerOfTen } from "../../src/market/power-of-ten.ts"

test.each([
  [703_000, 70_264, 1],
  [7_030, 70_264, -1],
  [70_330_000, 70_264, 3],
  [9.78e20, 978, 18],
  [1.19 * 1000, 1, 3],
  [1.21 * 1000, 1, null],
  [70_330, 70_264, null],
  [140_000, 70_264, null],
  [0, 70_264, null],
  [-703_000, 70_264, null],
])("%d beside %d is off by ten to the %s", (value, reference, power) => {
  expect(powerOfTen(value, reference)).toBe(power)
})

test("the power is that by which a value was multiplied, and its opposite from the other side", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      fc.integer({ min: -9, max: 9 }).filter((power) => power !== 0),
      fc.double({ min: 0.9, max: 1.1, noNaN: true }),
      (value, power, noise) => {
        expect(powerOfTen(value * 10 ** power * noise, value)).toBe(power)
        expect(powerOfTen(value, value * 10 ** power * noise)).toBe(-power)
      },
    ),
  )
})

test("it is said in thousands", () => {
  expect(looksOff(1)).toBe("looks 10 times too large")
  expect(looksOff(-3)).toBe("looks 1,000 times too small")
  expect(looksOff(6)).toBe("looks 1,000,000 times too large")
})
