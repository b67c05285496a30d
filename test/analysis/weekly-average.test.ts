import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { findWeeklyAverage } from "../../src/analysis/weekly-average.ts"
import { addDays } from "../../src/market/day.ts"
import { historyData, noHistoryData } from "../cli/history-data.ts"

const rising = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ day: addDays(from, index), close: index }))

describe("the mean of Sunday closes", () => {
  it("takes one close a week, up to the last Sunday", () => {
    // 2026-01-04 is a Sunday: closes 0, 7 and 14, then three days more.
    expect(findWeeklyAverage(rising("2026-01-04", 18), 3)).toEqual({ value: 7, day: "2026-01-18" })
    expect(findWeeklyAverage(rising("2026-01-04", 15), 2)).toEqual({ value: 10.5, day: "2026-01-18" })
  })

  it("is unknown when the series is too short, empty, or lacks a day", () => {
    expect(findWeeklyAverage(rising("2026-01-05", 17), 3)).toBeNull()
    expect(findWeeklyAverage([], 1)).toBeNull()
    expect(findWeeklyAverage(rising("2026-01-04", 18).toSpliced(5, 1), 3)).toBeNull()
    expect(findWeeklyAverage(rising("2025-12-28", 25).toSpliced(9, 1), 3)).toBeNull()
  })
})

describe.skipIf(noHistoryData !== "")(`Binance BTCUSDT${noHistoryData}`, () => {
  it("had a 200-week average of about $58,086 on 8 February 2026", () => {
    const rows = readFileSync(join(historyData, "btc_ohlcv.csv"), "utf8").trim().split("\n").slice(1)
    const days = rows
      .map((row) => row.split(","))
      .map(([day = "", , , , close]) => ({ day, close: Number(close) }))
    const average = findWeeklyAverage(days, 200)
    expect(average?.day).toBe("2026-02-08")
    // The reference's candles are one venue's throughout; the folder's are of mixed venues before 2025.
    expect(Math.abs((average?.value ?? 0) - 58_086.48)).toBeLessThan(1)
  })
})
