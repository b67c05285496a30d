import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  findSpotShare,
  findSpotVolume,
  findVolumeMultiple,
  spotVolumeDays,
  type TradedDay,
} from "../../src/analysis/spot-volume.ts"
import { hasHistory, historyFolder } from "../edition/from-history.ts"

/** So many days of one volume, each close higher (`up`) or lower than the day before. */
const days = (count: number, volume: number, up = true, from = 100): TradedDay[] =>
  Array.from({ length: count }, (_, index) => ({ close: from + (up ? index : -index), volume }))

describe("the state of spot volume", () => {
  it.runIf(hasHistory).each([
    // analytics.md §5.1, of Binance BTCUSDT.
    ["2025-12-31", 0.72, 0.47, "weak"],
    ["2026-01-30", 0.79, 0.41, "weak"],
    ["2026-02-04", 0.98, 0.33, "heavy-on-falls"],
    ["2026-02-05", 1.01, 0.23, "heavy-on-falls"],
    ["2026-02-08", 1.08, 0.36, "heavy-on-falls"],
  ])("on %s had a trend of %s and %s of two weeks' volume on rising days: %s", (day, trend, share, state) => {
    const rows = readFileSync(`${historyFolder}/btc_ohlcv.csv`, "utf8")
      .split("\n")
      .map((row) => row.split(","))
      .filter(([date = "", , , , , volume]) => /^\d/.test(date) && date <= day && volume !== "")
    const traded = rows.map(([, , , , close, volume]) => ({ close: Number(close), volume: Number(volume) }))
    const week = (traded.at(-1)?.close ?? 0) / (traded.at(-8)?.close ?? 1) - 1
    const found = findSpotVolume(traded, week, null)
    expect(found?.trend).toBeCloseTo(trend, 2)
    expect(found?.risingShare).toBeCloseTo(share, 2)
    expect(found?.state).toBe(state)
  })

  it("is unknown with a day too few, and without any volume", () => {
    expect(findSpotVolume(days(spotVolumeDays - 1, 10), 0, null)).toBeNull()
    expect(findSpotVolume(days(spotVolumeDays, 0), 0, null)).toBeNull()
    expect(findSpotVolume(days(spotVolumeDays, 10), 0, null)?.trend).toBe(1)
  })

  it("is heavy on falls only in a week in which the price fell", () => {
    const falling = days(spotVolumeDays, 10, false, 1000)
    expect(findSpotVolume(falling, -0.01, null)?.state).toBe("heavy-on-falls")
    expect(findSpotVolume(falling, 0, null)?.state).toBe("steady")
  })

  it("is no improvement while spot loses ground to derivatives", () => {
    const rising = days(spotVolumeDays, 10)
    expect(findSpotVolume(rising, 0.01, null)?.state).toBe("improving")
    expect(findSpotVolume(rising, 0.01, 0)?.state).toBe("improving")
    expect(findSpotVolume(rising, 0.01, -0.001)?.state).toBe("steady")
  })

  it("takes one day of panic for no more than 2.5 usual days", () => {
    const panic = days(spotVolumeDays, 10).with(-1, { close: 1, volume: 1000 })
    expect(findSpotVolume(panic, -0.1, null)?.trend).toBeCloseTo((29 * 10 + 25) / 30 / ((89 * 10 + 25) / 90))
  })

  it("does not depend on the unit of volume, and its share is one", () => {
    const volumes = fc.array(fc.integer({ min: 1, max: 1e6 }), {
      minLength: spotVolumeDays,
      maxLength: spotVolumeDays,
    })
    fc.assert(
      fc.property(volumes, fc.integer({ min: 2, max: 1000 }), (drawn, unit) => {
        const of = (factor: number) =>
          findSpotVolume(
            drawn.map((volume, index) => ({ close: (volume % 7) + index, volume: volume * factor })),
            0,
            null,
          )
        expect(of(unit)?.trend).toBeCloseTo(of(1)?.trend ?? Number.NaN, 9)
        expect(of(1)?.risingShare).toBeGreaterThanOrEqual(0)
        expect(of(1)?.risingShare).toBeLessThanOrEqual(1)
      }),
      { numRuns: 50 },
    )
  })
})

describe("a day's volume", () => {
  it("is measured by the 30 days before it, not by itself", () => {
    const volumes = [...Array.from({ length: 30 }, () => 10), 55]
    expect(findVolumeMultiple(volumes, 30)).toBe(5.5)
  })

  it("is not measured by fewer days, by none that traded, or where it is not", () => {
    expect(findVolumeMultiple([10, 10, 20], 2)).toBeNull()
    expect(findVolumeMultiple([0, 0, 20], 2, 2)).toBeNull()
    expect(findVolumeMultiple([10, 10], 2, 2)).toBeNull()
  })
})

describe("spot's share", () => {
  const month = Array.from({ length: 30 }, () => ({ spot: 1, derivatives: 3 }))

  it("is that of the sums, and its change that of seven days against the whole", () => {
    const lately = month.map((day, index) => (index < 23 ? day : { spot: 3, derivatives: 3 }))
    expect(findSpotShare(month)).toEqual({ week: 0.25, window: 0.25, change: 0, days: 30 })
    expect(findSpotShare(lately)?.week).toBe(0.5)
    expect(findSpotShare(lately)?.window).toBeCloseTo(44 / 134, 12)
  })

  it("is not known of fewer than 28 days, or where nothing was traded", () => {
    expect(findSpotShare(month.slice(3))).toBeNull()
    expect(findSpotShare(month.slice(2))?.days).toBe(28)
    expect(findSpotShare(month.map(() => ({ spot: 0, derivatives: 0 })))).toBeNull()
  })
})
