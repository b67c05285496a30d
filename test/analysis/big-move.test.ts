import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { findBigMove } from "../../src/analysis/big-move.ts"
import type { Regime } from "../../src/analysis/regime.ts"
import { type Candle, findRegimes, type RegimeOfDay } from "../../src/analysis/regime-history.ts"
import { addDays } from "../../src/market/day.ts"
import { hasHistory, historyFolder } from "../edition/from-history.ts"

/** Days of these states, the last of which counts. */
const days = (...regimes: Regime[]): RegimeOfDay[] =>
  regimes.map((regime, at) => {
    const day = addDays("2026-01-01", at)
    return { day, regime, since: day, before: null }
  })
const week = (regime: Regime): Regime[] => Array(7).fill(regime)

describe("a state that begins", () => {
  test.each([
    ["a sell-off after a calm week", [...week("range"), "sell-off"], "sell-off"],
    ["an acute sell-off out of a sell-off", [...week("sell-off"), "acute-sell-off"], "acute-sell-off"],
    ["a rally after a calm week", [...week("downtrend"), "rally"], "rise"],
    ["record highs after a calm week", [...week("uptrend"), "new-high"], "rise"],
    ["a rally right after a sell-off", [...week("sell-off"), "rally"], "rise"],
    ["a sell-off on its second day", [...week("range"), "sell-off", "sell-off"], null],
    ["a sell-off six days after another", ["sell-off", ...week("range").slice(1), "sell-off"], null],
    ["record highs out of a rally", [...week("rally"), "new-high"], null],
    ["a range after a sell-off", [...week("sell-off"), "range"], null],
    ["a rebound", [...week("acute-sell-off"), "relief-bounce"], null],
    ["a sell-off with too few days before it", [...week("range").slice(1), "sell-off"], null],
  ] as const)("%s", (_, regimes, expected) => {
    expect(findBigMove(days(...regimes), [])).toBe(expected)
  })
})

describe("the largest move in a year", () => {
  const steady = [...Array(366).keys()].map((n) => (n % 2 === 0 ? 100 : 101))

  test.each([
    ["a larger fall than any in the 365 days before", [...steady, 95], "largest-fall"],
    ["a larger rise than any in the 365 days before", [...steady, 110], "largest-rise"],
    ["a move as large as one before", [...steady, 100], null],
    ["no move", [...steady, 101], null],
    ["less than a year to compare with", [...steady.slice(1), 50], null],
  ] as const)("%s", (_, closes, expected) => {
    expect(findBigMove([], closes)).toBe(expected)
  })
})

describe.skipIf(!hasHistory)(`real history${hasHistory ? "" : " (not in this clone)"}`, () => {
  const candles = readFileSync(`${historyFolder}/btc_ohlcv.csv`, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line): Candle => {
      const [day = "", , high, low, close] = line.split(",")
      return { day, high: Number(high), low: Number(low), close: Number(close) }
    })
  const from = candles.findIndex(({ day }) => day === "2020-01-01")
  const big = candles.flatMap(({ day }, at) => {
    if (at < from) return []
    const upTo = candles.slice(0, at + 1)
    const found = findBigMove(
      findRegimes(upTo) ?? [],
      upTo.map(({ close }) => close),
    )
    return found ? [{ at, day, found }] : []
  })

  test("in no 365 days since 2020 are there more than 30, and in each calendar year some", () => {
    for (const { at } of big) {
      const inYear = big.filter((other) => other.at > at - 365 && other.at <= at)
      expect(inYear.length, candles[at]?.day).toBeLessThanOrEqual(30)
    }
    for (const year of ["2020", "2021", "2022", "2023", "2024", "2025"])
      expect(big.filter(({ day }) => day.startsWith(year)).length, year).toBeGreaterThan(10)
  })

  test.each([
    ["2020-03-12", "acute-sell-off"],
    ["2022-11-09", "acute-sell-off"],
    ["2026-02-05", "acute-sell-off"],
  ])("%s is one: %s", (day, found) => {
    expect(big).toContainEqual(expect.objectContaining({ day, found }))
  })

  test("the quiet end of 2025 and the rebound of 8 February 2026 are none", () => {
    for (const day of ["2025-12-31", "2026-02-08"]) expect(big.map((each) => each.day)).not.toContain(day)
  })
})
