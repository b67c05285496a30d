import { describe, expect, test } from "vitest"
import { addDays } from "../../src/market/day.ts"
import { agreeOnSeries } from "../../src/market/series-agreement.ts"
import { observedSeries, pointsFrom, reason, when } from "./observed.ts"

describe("a series that one origin alone gives", () => {
  // Deribit's DVOL at the end of each day from 1 January to 8 February 2026: akpasz/btc-data (MIT).
  const volatility = [
    42.22, 43.43, 44.4, 44.39, 43.94, 44.09, 44.64, 43.24, 40.52, 41.03, 41.68, 41.27, 41.69, 40.81, 40.61,
    38.27, 39.08, 40.23, 39.7, 42.23, 40.14, 38.88, 38.06, 38.27, 41.16, 38.75, 38.2, 38.0, 41.55, 40.45,
    47.58, 48.27, 46.29, 51.74, 53.47, 82.62, 58.85, 59.35, 57.29,
  ]
  const dvol = (values: readonly number[], day = when.day) =>
    agreeOnSeries(
      "btc.dvol",
      [observedSeries("btc.dvol", pointsFrom(values, { last: day, candles: false }), { source: "deribit" })],
      { day, slot: `${addDays(day, 1)}T00:10:00Z` },
    )

  test("may leap as bitcoin's volatility did on 5 February 2026, and no matter how on the days after", () => {
    expect(dvol(volatility.slice(0, 36), "2026-02-05").outcome).toBe("single")
    expect(dvol(volatility.slice(0, 37), "2026-02-06").outcome).toBe("single")
    expect(dvol(volatility).outcome).toBe("single")
  })

  test("is held when its last step is unlike any of its own", () => {
    expect(reason(dvol([...volatility.slice(0, 35), 125], "2026-02-05"))).toEqual({
      code: "outlier",
      figure: "btc.dvol",
      detail:
        "deribit's btc.dvol goes from 53.47 to 125 on 2026-02-05: 24.9 times its usual step, " +
        "and up to 20 is believed of one origin alone",
    })
  })

  test("is held when one of its last days is a power of ten from its own month, whatever came since", () => {
    const values = volatility.map((value, i) => (i === 32 ? value * 10 : value))
    expect(reason(dvol(values))).toEqual({
      code: "unit",
      figure: "btc.dvol",
      detail:
        "deribit's btc.dvol of 2026-02-02 is 462.9, which looks 10 times too large " +
        "beside its own median of 30 days, 41.095",
    })
  })
})

describe("the fall of 12 March 2020", () => {
  // Binance's closes of 20 January to 12 March 2020, to the dollar.
  const closes = [
    8628, 8720, 8660, 8386, 8425, 8328, 8590, 8896, 9398, 9285, 9500, 9333, 9379, 9324, 9282, 9163, 9616,
    9758, 9807, 9906, 10168, 9853, 10270, 10352, 10238, 10370, 9905, 9923, 9701, 10185, 9599, 9611, 9698,
    9671, 9968, 9661, 9308, 8780, 8812, 8708, 8527, 8527, 8917, 8754, 8757, 9068, 9156, 8899, 8036, 7933,
    7887, 7938, 4845,
  ]
  const day = "2020-03-12"
  const at = { day, slot: "2020-03-13T00:10:00Z" }
  const series = (
    values: readonly number[],
    source: string,
    figure: "btc.daily" | "bnb.daily" = "btc.daily",
  ) => observedSeries(figure, pointsFrom(values, { last: day }), { source })
  const other = closes.map((close) => close * 0.997)

  test("passes when a second origin confirms it", () => {
    expect(
      agreeOnSeries("btc.daily", [series(closes, "binance"), series(other, "kraken")], at),
    ).toMatchObject({ outcome: "agreed", origin: "binance" })
  })

  test("is not believed of one origin alone, where it is as far from what that is used to", () => {
    // BNB's own fall that day was 16 of its usual steps, counted over a year; these two months were calmer.
    const alone = agreeOnSeries(
      "bnb.daily",
      [
        series(
          closes.map((close) => close / 500),
          "binance",
          "bnb.daily",
        ),
      ],
      at,
    )
    expect(reason(alone)?.code).toBe("outlier")
  })
})
