import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Exact } from "../../src/analysis/decimal.ts"
import { findVolatility, logarithm } from "../../src/analysis/volatility.ts"
import { hasHistory, historyFolder } from "../edition/from-history.ts"

describe("realised volatility", () => {
  it.runIf(hasHistory)("was 81.0 % a year over the 30 days to 8 February 2026", () => {
    // analytics.md §4.2.
    const closes = readFileSync(`${historyFolder}/btc_ohlcv.csv`, "utf8")
      .split("\n")
      .filter((row) => /^\d/.test(row) && row.slice(0, 10) <= "2026-02-08")
      .map((row) => Number(row.split(",")[4]))
    expect(findVolatility(closes, 30)).toBeCloseTo(0.81, 3)
  })

  it("is nothing where each day is like the one before", () => {
    expect(findVolatility([1, 2, 4, 8, 16], 4)).toBeCloseTo(0, 12)
  })

  it("is the deviation with n − 1: of logs +a and −a the root of 2 times a", () => {
    expect(findVolatility([100, 110, 100], 2)).toBeCloseTo(Math.sqrt(2 * 365) * Math.log(1.1), 12)
  })

  it("is unknown with too few closes, and where one is nothing", () => {
    expect(findVolatility([1, 2, 3], 3)).toBeNull()
    expect(findVolatility([1, 0, 3, 4], 3)).toBeNull()
    expect(findVolatility([1, 2], 1)).toBeNull()
  })
})

it("the logarithm is the decimal library's, to the last digits of a double", () => {
  const drawn = fc.double({ min: 0.05, max: 20, noNaN: true })
  fc.assert(
    fc.property(drawn, (x) => {
      const due = new Exact(x).ln()
      expect(Math.abs(logarithm(x) - due.toNumber())).toBeLessThanOrEqual(
        1e-15 * Math.max(1, due.abs().toNumber()) * 4,
      )
    }),
  )
  expect(logarithm(1)).toBe(0)
})
