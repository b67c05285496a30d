import { readFileSync } from "node:fs"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findValueArea } from "../../src/analysis/value-area.ts"
import { findClusters, findGap } from "../../src/analysis/volume-clusters.ts"
import { type RangedVolume, volumeProfile } from "../../src/analysis/volume-profile.ts"
import { historyData, noHistoryData } from "../cli/history-data.ts"

const hill = (centre: number, height: number, bin: number): number =>
  height * Math.max(0, 1 - Math.abs(bin - centre) / 12)
const twoHills = Array.from({ length: 80 }, (_, bin) => hill(20, 100, bin) + hill(55, 60, bin))

describe("the clusters of a profile", () => {
  it("are its hills, the lowest price first, each with its share", () => {
    const clusters = findClusters({ width: 500, first: 100, amounts: twoHills })
    expect(clusters.map(({ peak }) => peak)).toEqual([60_250, 77_750])
    for (const { low, peak, high, share } of clusters) {
      expect(low).toBeLessThan(peak)
      expect(high).toBeGreaterThan(peak)
      expect(share).toBeGreaterThan(0.1)
    }
  })

  it("are none of the hills that stand out by less than 5 % of the highest", () => {
    const bumps = twoHills.map((amount, bin) => amount + hill(75, 3, bin))
    expect(findClusters({ width: 500, first: 100, amounts: bumps })).toHaveLength(2)
  })

  it("are none where there is nothing", () => {
    expect(findClusters({ width: 500, first: 0, amounts: [] })).toEqual([])
  })

  it("have a gap between them where least changed hands", () => {
    expect(findGap({ width: 500, first: 100, amounts: twoHills }, 60_250, 77_750)).toBe(69_250)
    expect(findGap({ width: 500, first: 100, amounts: [] }, 60_250, 77_750)).toBeNull()
  })

  it("lie in order, with their peaks in them and no more than an end's bin in common", () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(amounts, (each) => {
        const clusters = findClusters({ width: 10, first: 50, amounts: each })
        clusters.forEach(({ low, peak, high, share }, index) => {
          expect(low < peak && peak < high && share >= 0 && share <= 1 + 1e-9).toBe(true)
          const next = clusters[index + 1]
          if (next) expect(next.low).toBeGreaterThanOrEqual(high - 10)
        })
      }),
    )
  })
})

function binance(from: string, to: string): RangedVolume[] {
  const rows = readFileSync(join(historyData, "btc_ohlcv.csv"), "utf8").trim().split("\n").slice(1)
  return rows
    .map((row) => row.split(","))
    .filter(([day = ""]) => from <= day && day <= to)
    .map(([, , high, low, , volume]) => ({ low: Number(low), high: Number(high), volume: Number(volume) }))
}

describe.skipIf(noHistoryData !== "")(`Binance BTCUSDT${noHistoryData}`, () => {
  it("to 8 February 2026 has the clusters, the gap and the value area of the reference", () => {
    const profile = volumeProfile(binance("2024-03-21", "2026-02-08"), 500)
    const clusters = findClusters(profile)
    expect(clusters.map(({ low, peak, high }) => [low, peak, high])).toEqual([
      [65_000, 68_250, 70_500],
      [86_500, 88_750, 93_000],
      [102_000, 104_250, 107_000],
      [106_500, 109_750, 113_000],
    ])
    expect(clusters[0]?.share).toBeCloseTo(0.074, 2)
    expect(findGap(profile, 68_250, 88_750)).toBe(73_750)
    expect(findValueArea(profile)).toMatchObject({ low: 82_000, high: 118_000, peakLow: 87_500 })
  })

  it("to 31 January 2026 has a cluster where the price was to fall a week later", () => {
    const [lowest] = findClusters(volumeProfile(binance("2024-03-17", "2026-01-31"), 500))
    expect(lowest).toMatchObject({ low: 65_000, peak: 67_250, high: 69_000 })
  })
})
