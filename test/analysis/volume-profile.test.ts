import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  binWidth,
  type RangedVolume,
  shareBetween,
  volumeProfile,
} from "../../src/analysis/volume-profile.ts"

// Worked by hand: open, high, low, close and volume of 100 110 100 110 10, 110 120 100 105 20 and 105 105 105 105 5.
const toy: RangedVolume[] = [
  { low: 100, high: 110, volume: 10 },
  { low: 100, high: 120, volume: 20 },
  { low: 105, high: 105, volume: 5 },
]
const forever = 1e9

const aDay = fc
  .tuple(
    fc.integer({ min: 1000, max: 9000 }),
    fc.integer({ min: 0, max: 900 }),
    fc.integer({ min: 0, max: 500 }),
  )
  .map(([low, width, volume]): RangedVolume => ({ low, high: low + width, volume }))

describe("a volume profile", () => {
  it("spreads each day's volume over its range; a day without one falls into one bin", () => {
    const { first, amounts } = volumeProfile(toy, 5, forever)
    expect(first).toBe(20)
    expect(amounts.map((amount) => Math.round(amount * 1e6) / 1e6)).toEqual([10, 15, 5, 5])
  })

  it("halves a day's volume for each half-life of its age", () => {
    const { amounts } = volumeProfile(toy, 5, 1)
    expect(amounts).toEqual([3.75, 8.75, 2.5, 2.5])
  })

  it("is empty without a day", () => {
    expect(volumeProfile([], 5).amounts).toEqual([])
  })

  it("loses no volume on the way into its bins", () => {
    fc.assert(
      fc.property(
        fc.array(aDay, { minLength: 1, maxLength: 40 }),
        fc.constantFrom(25, 50, 100),
        (days, width) => {
          const sum = volumeProfile(days, width, forever).amounts.reduce((a, b) => a + b, 0)
          expect(sum).toBeCloseTo(
            days.reduce((total, { volume }) => total + volume, 0),
            3,
          )
        },
      ),
    )
  })

  it("is the same, ten times as high, when every price and the width are ten times as high", () => {
    fc.assert(
      fc.property(fc.array(aDay, { minLength: 1, maxLength: 20 }), (days) => {
        const tenfold = days.map(({ low, high, volume }) => ({ low: low * 10, high: high * 10, volume }))
        const [one, ten] = [volumeProfile(days, 50), volumeProfile(tenfold, 500)]
        expect(ten.first).toBe(one.first)
        ten.amounts.forEach((amount, bin) => {
          expect(amount).toBeCloseTo(one.amounts[bin] ?? Number.NaN, 6)
        })
      }),
    )
  })
})

describe("the width of a bin", () => {
  it.each([
    [70_330.38, 500],
    [100_000, 500],
    [100_001, 1000],
    [124_658.54, 1000],
    [15_878.21, 100],
    [4844.8, 25],
    [1, 0.005],
  ])("for a price of %s is %s: at least half a percent of it", (price, width) => {
    expect(binWidth(price)).toBeCloseTo(width, 12)
    expect(width / price).toBeGreaterThanOrEqual(0.005 * (1 - 1e-12))
  })

  it("needs a price", () => {
    expect(() => binWidth(0)).toThrow("a bin needs a price above 0, not 0")
    expect(() => binWidth(Number.NaN)).toThrow(RangeError)
  })
})

describe("the share between two prices", () => {
  const profile = { width: 5, first: 20, amounts: [10, 15, 5, 5] }
  it.each([
    [100, 110, 25 / 35],
    [102.5, 105, 5 / 35],
    [0, 1000, 1],
    [200, 300, 0],
  ])("from %s to %s is %s", (low, high, share) => {
    expect(shareBetween(profile, low, high)).toBeCloseTo(share, 12)
  })
})
