import fc from "fast-check"
import { expect, test } from "vitest"
import { cappedWeights, findBasketReturn } from "../../src/analysis/basket.ts"

const member = fc.record({
  coin: fc.string(),
  capitalisation: fc.double({ min: 1, max: 1e12, noNaN: true }),
  change: fc.double({ min: -0.9, max: 3, noNaN: true }),
})

test("the largest weighs 30 % at most, any other 20 %, and all of them make one", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1, max: 1e12, noNaN: true }), { minLength: 10, maxLength: 20 }),
      (caps) => {
        const weights = cappedWeights(caps).toSorted((a, b) => b - a)
        expect(weights.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9)
        expect(weights[0]).toBeLessThanOrEqual(0.3 + 1e-9)
        expect(weights[1]).toBeLessThanOrEqual(0.2 + 1e-9)
      },
    ),
  )
})

test("its return lies between the lowest and the highest of its members'", () => {
  fc.assert(
    fc.property(fc.array(member, { minLength: 10, maxLength: 20 }), (members) => {
      const changes = members.map(({ change }) => change)
      const found = findBasketReturn(members) ?? Number.NaN
      expect(found).toBeGreaterThanOrEqual(Math.min(...changes) - 1e-9)
      expect(found).toBeLessThanOrEqual(Math.max(...changes) + 1e-9)
    }),
  )
})

test("nine coins are no basket", () => {
  expect(findBasketReturn(Array(9).fill({ coin: "btc", capitalisation: 1, change: 0.1 }))).toBeNull()
})

test("equal coins weigh the same", () => {
  expect(cappedWeights(Array(10).fill(5))).toEqual(Array(10).fill(0.1))
})

test("what is cut off the largest goes to the others by their size, worked out by hand", () => {
  // Of 90 + 20 + 8 x 5 = 150 the largest is cut to 30 %; 70 % is left for 20 and 8 x 5: 23.3 % and 5.8 % each. The
  // second is then cut to 20 %, and 50 % is left for the eight: 6.25 % each.
  const weights = cappedWeights([90, 20, 5, 5, 5, 5, 5, 5, 5, 5])
  expect(weights[0]).toBe(0.3)
  expect(weights[1]).toBe(0.2)
  for (const weight of weights.slice(2)) expect(weight).toBeCloseTo(0.0625, 12)
  const changes = [-0.1, 0.1, ...Array<number>(8).fill(0.04)]
  const members = weights.map((_, index) => ({
    coin: `c${index}`,
    capitalisation: [90, 20][index] ?? 5,
    change: changes[index] ?? 0,
  }))
  expect(findBasketReturn(members)).toBeCloseTo(-0.03 + 0.02 + 0.02, 12)
})
