import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findHolderSupply, issuedAt } from "../../src/analysis/long-term-holders.ts"

describe("the coins that exist", () => {
  it.each([
    // The sums of https://en.bitcoin.it/wiki/Controlled_supply, one block further each: a height counts from 0.
    [0, 50],
    [209_999, 10_500_000],
    [210_000, 10_500_025],
    [419_999, 15_750_000],
    [629_999, 18_375_000],
    [839_999, 19_687_500],
    [935_424, 19_687_500 + 95_425 * 3.125],
  ])("at height %i are %d", (height, coins) => {
    expect(issuedAt(height)).toBe(coins)
  })

  it("are never more than 21 million, and grow with each block", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6_000_000 }), (height) => {
        expect(issuedAt(height)).toBeLessThanOrEqual(21_000_000)
        expect(issuedAt(height)).toBeGreaterThanOrEqual(issuedAt(height - 1))
      }),
    )
  })
})

describe("the supply that has not moved for 150 days", () => {
  const issued = 20_000_000

  it.each([
    [14_050_000, "flat"],
    [14_050_001, "rising"],
    [13_950_000, "flat"],
    [13_949_999, "falling"],
  ] as const)("from 14,000,000 to %i is %s: 0.25 %% of all coins count", (now, state) => {
    expect(findHolderSupply(14_000_000, now, issued)).toEqual({
      change: now - 14_000_000,
      flat: 50_000,
      state,
    })
  })

  it("is refused where it is nothing, or more than there are", () => {
    expect(findHolderSupply(0, 14_000_000, issued)).toBeNull()
    expect(findHolderSupply(14_000_000, 20_000_001, issued)).toBeNull()
    expect(findHolderSupply(Number.NaN, 14_000_000, issued)).toBeNull()
  })
})
