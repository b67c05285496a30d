import { describe, expect, test } from "vitest"
import { agreeOnSeries } from "../../src/market/series-agreement.ts"
import { binance, changed, closes, observedSeries, pointsFrom, reason, when } from "./observed.ts"

const near = closes.map((close) => close * 1.001)
const kraken = observedSeries("btc.daily", pointsFrom(near, { candles: false }), { source: "kraken" })
const daily = (...observations: Parameters<typeof agreeOnSeries>[1]) =>
  agreeOnSeries("btc.daily", observations, when)

describe("a daily series", () => {
  test.each([
    [1, "later"],
    [-1, "earlier"],
  ])("shifted by %i day is held, though a quiet market keeps it within tolerance", (days, word) => {
    // The close of each day under the label of another; the values are those of a month without large moves.
    const quiet = Array.from({ length: 20 }, (_, i) => 70_000 + 300 * Math.sin(i))
    const ours = observedSeries("btc.daily", pointsFrom(quiet.slice(2, 18)))
    const theirs = observedSeries("btc.daily", pointsFrom(quiet.slice(2 - days, 18 - days)), {
      source: "kraken",
    })
    expect(reason(daily(ours, theirs))).toMatchObject({
      code: "shifted",
      detail: `kraken and binance name the same values of btc.daily a day apart: kraken's are labelled a day ${word}`,
    })
  })

  test.each([
    [
      "ends a day early",
      changed(binance.points, "2026-02-08", null),
      "stale",
      "ends with 2026-02-07; 2026-02-08 is needed",
    ],
    [
      "lacks a day of the last eight",
      changed(binance.points, "2026-02-01", null),
      "missing",
      "lacks 2026-02-01",
    ],
    ["is too short", binance.points.slice(-7), "missing", "lacks 2026-02-01"],
    ["descends", [...binance.points].reverse(), "stale", "ends with 2026-01-25"],
    [
      "has a day twice",
      [...binance.points, ...binance.points.slice(-1)],
      "out_of_range",
      "has 2026-02-08 out of order or twice",
    ],
    [
      "has a close of 0",
      changed(binance.points, "2026-02-05", { c: "0", l: "0" }),
      "out_of_range",
      "of 2026-02-05 is 0 USD",
    ],
    [
      "has a high in cents",
      changed(binance.points, "2026-02-05", { h: "6290986" }),
      "out_of_range",
      "6290986 USD",
    ],
    [
      "has a close above its high",
      changed(binance.points, "2026-02-05", { h: "62000" }),
      "out_of_range",
      "outside its own low and high",
    ],
    [
      "has a close below its low",
      changed(binance.points, "2026-02-05", { l: "63000" }),
      "out_of_range",
      "outside its own low and high",
    ],
  ] as const)("that %s does not count", (_, points, code, detail) => {
    const bad = observedSeries("btc.daily", [...points])
    expect(reason(daily(bad))).toMatchObject({ code, detail: expect.stringContaining(detail) })
    expect(reason(daily(bad, kraken))).toMatchObject({
      code: "too_few_origins",
      detail: expect.stringContaining(detail),
    })
  })

  test("in another unit does not count", () => {
    expect(reason(daily({ ...binance, unit: "EH/s" }))).toMatchObject({
      code: "unit",
      detail: "binance's btc.daily is a series in EH/s, not a series in USD",
    })
  })

  test("a gap before the last eight days is no reason to hold", () => {
    const gap = observedSeries("btc.daily", changed(binance.points, "2026-01-28", null))
    expect(daily(gap, kraken).outcome).toBe("agreed")
  })

  test("that changes its day labels on the way is held, from the seam on and until it is a week old", () => {
    // Yahoo's closes of UTC days, then from 2026-01-01 the price at 00:00 of the day, the close of the day before: the
    // last of 2025 stands twice. So a published file has it.
    const yahoo = [
      87414, 87611.96, 87234.74, 87301.43, 87802.16, 87835.84, 87138.14, 88430.13, 87508.83, 88731.98,
      89944.7, 90603.19, 91413.49, 93882.55, 93729.03, 91308.05, 91027.13,
    ]
    const seam = yahoo.flatMap((close, i) => (i === 8 ? [close, close] : close)).slice(0, -1)
    for (let ends = 12; ends <= yahoo.length; ends += 1) {
      const ours = observedSeries("btc.daily", pointsFrom(yahoo.slice(0, ends)))
      const theirs = observedSeries("btc.daily", pointsFrom(seam.slice(0, ends)), { source: "kraken" })
      expect(reason(daily(ours, theirs))?.code).toBe("shifted")
    }
  })

  test("that stands still does not count, however new its days are", () => {
    const still = pointsFrom([...closes.slice(0, -2), 70_580.26, 70_580.26])
    expect(reason(daily(observedSeries("btc.daily", still), kraken))).toMatchObject({
      code: "too_few_origins",
      detail: expect.stringContaining(
        "binance's btc.daily stands still: each day since 2026-02-06 repeats it",
      ),
    })
  })

  test("in thousandths is named as such beside the other, and counts no more", () => {
    const milli = observedSeries("btc.daily", pointsFrom(closes.map((close) => close / 1000)))
    expect(reason(daily(milli, kraken))).toMatchObject({
      code: "too_few_origins",
      detail: expect.stringContaining(
        "binance's btc.daily of 70.33038 USD looks 1,000 times too small beside 70400.71038",
      ),
    })
  })
})
