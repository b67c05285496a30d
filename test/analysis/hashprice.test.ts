import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { exact } from "../../src/analysis/decimal.ts"
import { breakEvenPower, energyPerCoin, hashprice, placeOfLast } from "../../src/analysis/hashprice.ts"
import { kwhPerBitcoin } from "../../src/analysis/production-cost.ts"

const pay = (difficulty: string, price: string) => ({
  difficulty: exact(difficulty),
  coinsPerBlock: exact("3.1456"),
  price: exact(price),
})

describe("hashprice", () => {
  it.each([
    // Luxor's record low of 2 February 2026 was $33.31, 0.04 % away.
    ["141670000000000", "74604", "33.3228"],
    ["141670000000000", "78600", "35.1077"],
    ["125860000000000", "70330.38", "35.3600"],
  ])("at difficulty %s and $%s is $%s", (difficulty, price, dollars) => {
    expect(hashprice(pay(difficulty, price)).toFixed(4)).toBe(dollars)
  })

  it("is linear in the price", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (k) => {
        const once = hashprice(pay("141670000000000", "1000"))
        expect(hashprice(pay("141670000000000", String(1000 * k))).toFixed(20)).toBe(
          once.times(k).toFixed(20),
        )
      }),
    )
  })
})

describe("break-even", () => {
  it("is where the electricity of a coin costs what it is sold for", () => {
    const { difficulty, coinsPerBlock, price } = pay("125860000000000", "70330")
    const power = breakEvenPower({ difficulty, coinsPerBlock, price }, exact("17.5"))
    const energy = energyPerCoin(difficulty, coinsPerBlock, exact("17.5"))
    expect(power.toFixed(4)).toBe("0.0842")
    expect(power.times(energy).toFixed(6)).toBe("70330.000000")
  })

  it("takes the electricity of the cost model without overhead", () => {
    const { difficulty } = pay("141670000000000", "1")
    expect(energyPerCoin(difficulty, exact("3.1456"), exact("17.5")).toFixed(9)).toBe(
      kwhPerBitcoin({
        difficulty,
        efficiency: exact("17.5"),
        pue: exact("1"),
        subsidy: exact("3.125"),
        fees: exact("0.0206"),
      }).toFixed(9),
    )
  })
})

describe("the place of the last value", () => {
  it("is the share of earlier ones below it", () => {
    expect(placeOfLast([1, 4, 2, 3])).toBeCloseTo(2 / 3, 12)
    expect(placeOfLast([2, 3, 1])).toBe(0)
    expect(placeOfLast([1, 2, 3])).toBe(1)
    expect(placeOfLast([1, 1])).toBe(0)
  })

  it("needs two values", () => {
    expect(placeOfLast([1])).toBeNull()
    expect(placeOfLast([])).toBeNull()
  })
})
