import { describe, expect, test } from "vitest"
import { agree } from "../../src/market/agree.ts"
import { dayNumber } from "../../src/market/day.ts"
import type { Observation, Point } from "../../src/market/observation.ts"
import {
  binance,
  closes,
  kraken,
  observedSeries,
  observedValue,
  pick,
  pointsFrom,
  reason,
  when,
} from "./observed.ts"

// The highest close of the fortnight stands in for a record: 28 January.
const record = (value: string, asOf = "2026-01-28T12:00:00Z") => observedValue("btc.ath", value, { asOf })
const agreed = (...observations: Observation[]) => agree(observations, when)

describe("the record high", () => {
  test("is the printed venue's own, on the day that the price service names", () => {
    expect(pick(agreed(binance, kraken, record("89500")), "btc.ath")).toMatchObject({
      outcome: "agreed",
      value: "89299.99",
      asOf: "2026-01-28T00:00:00Z",
      origin: "binance",
      spread: "0.00224",
      observations: [{ source: "binance" }, { source: "coingecko" }],
    })
  })

  test.each(["2026-01-27T23:59:59Z", "2026-01-29T00:00:01Z"])("may be named a day apart (%s)", (asOf) => {
    expect(pick(agreed(binance, kraken, record("89300", asOf)), "btc.ath").outcome).toBe("agreed")
  })

  test.each([
    ["the closes are held", [binance, record("89300")], "missing", "btc.daily, which is held"],
    ["no service names one", [binance, kraken], "missing", "no source gave btc.ath"],
    [
      "the venue's candles begin after it",
      [binance, kraken, record("126080", "2025-10-06T18:57:42.558Z")],
      "missing",
      "do not cover 2025-10-06",
    ],
    ["the two are more than 1 % apart", [binance, kraken, record("90300")], "apart", "1.12 % apart"],
    [
      "the venue had its high on another day",
      [binance, kraken, record("89300", "2026-01-31T00:00:00Z")],
      "apart",
      "2026-01-28",
    ],
  ] as const)("is held when %s", (_, observations, code, detail) => {
    expect(reason(pick(agree(observations, when), "btc.ath"))).toMatchObject({
      code,
      detail: expect.stringContaining(detail),
    })
  })

  describe("that no service names", () => {
    // Binance's highest highs of 2017, 2021 and 2025, and nothing but days between them.
    const records: Record<string, string> = {
      "2017-12-17": "19798.68",
      "2021-11-10": "69000",
      "2025-10-06": "126199.63",
    }
    const since = (first: string) => {
      const count = dayNumber(when.day) - dayNumber(first) + 1
      return pointsFrom(Array(count).fill(15_000)).map((point, i) => ({
        ...point,
        c: String(15_000 + (i % 7)),
        l: "14000",
        h: records[point.day] ?? "15100",
      }))
    }
    const alone = (points: Point[], ...others: Observation[]) => {
      const venues = ["binance", "kraken"].map((source) => observedSeries("btc.daily", points, { source }))
      return pick(agreed(...venues, ...others), "btc.ath")
    }

    test("is the venue's alone, where its candles reach back to a time when none had traded as high", () => {
      expect(alone(since("2017-12-01"))).toMatchObject({
        outcome: "single",
        value: "126199.63",
        asOf: "2025-10-06T00:00:00Z",
        origin: "binance",
        observations: [{ source: "binance" }],
      })
    })

    test("is held where they begin later, or lack a day", () => {
      const whole = since("2017-12-01")
      for (const points of [since("2017-12-02"), whole.filter(({ day }) => day !== "2025-10-06")]) {
        expect(reason(alone(points))).toMatchObject({
          code: "missing",
          detail:
            "no source gave btc.ath, and binance's candles, which lack days since 2017-12-01, do not tell alone",
        })
      }
    })

    test("counts as not named when what is named cannot be, and as held when two services name two", () => {
      const nonsense = record("126")
      expect(alone(since("2017-12-01"), nonsense)).toMatchObject({
        outcome: "single",
        dropped: [{ code: "out_of_range", detail: expect.stringContaining("coingecko") }],
      })
      const two = [record("126080"), observedValue("btc.ath", "69000", { source: "coinpaprika" })]
      expect(reason(alone(since("2017-12-01"), ...two))?.code).toBe("apart")
    })
  })

  test("is held when the venue has gone higher since", () => {
    const higher = [...closes.slice(0, -1), 90_000]
    const venues = [binance, kraken].map((each) => observedSeries("btc.daily", pointsFrom(higher), each))
    expect(reason(pick(agreed(...venues, record("89300")), "btc.ath"))?.code).toBe("apart")
  })
})
