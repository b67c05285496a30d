import { describe, expect, test } from "vitest"
import { agree } from "../../src/market/agree.ts"
import type { Figure } from "../../src/market/figure.ts"
import type { Observation } from "../../src/market/observation.ts"
import { checkedChange } from "../../src/market/rolling-change.ts"
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

const settled = { outcome: "agreed" as const, origin: "a, b", spread: "0", asOf: "2026-02-09T00:05:00Z" }
const figureOf = (id: "btc.change.7d" | "btc.spot", value: string): Figure => ({
  ...settled,
  id,
  kind: "value",
  unit: id === "btc.spot" ? "USD" : "ratio",
  value,
  observations: [observedValue(id, value)],
})
const dailyOf = (series: ReturnType<typeof pointsFrom>): Figure => ({
  ...settled,
  id: "btc.daily",
  kind: "series",
  unit: "USD",
  series,
  observations: [observedSeries("btc.daily", series)],
})
const week = (change: string, daily: Figure) =>
  checkedChange(figureOf("btc.change.7d", change), figureOf("btc.spot", "70330.38"), daily, 168)

test("a change is kept as it is when the price at its beginning was one of that day", () => {
  const change = figureOf("btc.change.7d", "-0.1068")
  expect(week("-0.1068", dailyOf(pointsFrom(closes)))).toEqual(change)
})

test.each([
  ["ends before it", pointsFrom(closes, { last: "2026-02-01" })],
  ["begins after it", pointsFrom(closes.slice(-6))],
  ["has closes only", pointsFrom(closes, { candles: false })],
])("a change is held as missing when the series of closes %s", (_, points) => {
  expect(week("-0.1068", dailyOf(points))).toMatchObject({
    outcome: "held",
    reason: {
      code: "missing",
      detail: "btc.change.7d is checked with btc.daily of 2026-02-02, which has no low and high",
    },
  })
})

const agreed = (...observations: Observation[]) => agree(observations, when)

describe("a service's change over 24 hours or 7 days", () => {
  const spots = ["coingecko", "coinmarketcap"].map((source) => observedValue("btc.spot", "70330", { source }))
  // A candle of 8 February as Binance gave it, and one of 2 February; the service looks back from 00:05.
  const candles = binance.points.map((point) =>
    point.day === "2026-02-08" ? { ...point, o: "69289.37", h: "72271.41", l: "68888" } : point,
  )
  const venues = [observedSeries("btc.daily", candles), kraken]
  const change = (id: "btc.change.24h" | "btc.change.7d", value: string, ...others: Observation[]) =>
    pick(
      agreed(...venues, ...spots, ...others, observedValue(id, value, { asOf: "2026-02-09T00:05:00Z" })),
      id,
    )

  // 1 % under 68,888 is 68,199.12, and 1 % over 72,271.41 is 72,994.1241.
  test.each([
    ["0.0313", "held"],
    ["0.0312", "single"],
    ["0.0148", "single"],
    ["-0.0364", "single"],
    ["-0.0365", "held"],
  ])("of %s within 24 hours is %s, by the price that it implies at their beginning", (value, outcome) => {
    expect(change("btc.change.24h", value).outcome).toBe(outcome)
  })

  test("says which price it implies and what the candle had", () => {
    expect(reason(change("btc.change.24h", "0.5"))).toMatchObject({
      code: "apart",
      detail:
        "btc.change.24h of 0.5 makes the price 24 hours before 2026-02-09T00:05:00Z 46886.67; " +
        "btc.daily of 2026-02-08 went from 68888 to 72271.41",
    })
  })

  test("within 7 days is held to the candle of seven days before", () => {
    // 2 February closed at 78,738.61, and stands here with no other price: 70,330 is 10.68 % less.
    expect(change("btc.change.7d", "-0.1068").outcome).toBe("single")
    expect(reason(change("btc.change.7d", "-0.0862"))?.detail).toContain("btc.daily of 2026-02-02")
  })

  test("given by two services may be 1.5 points apart, and no more", () => {
    const other = (value: string) =>
      observedValue("btc.change.24h", value, { source: "coinmarketcap", asOf: "2026-02-09T00:05:00Z" })
    expect(change("btc.change.24h", "0.001", other("0.016"))).toMatchObject({
      outcome: "agreed",
      value: "0.0085",
    })
    expect(reason(change("btc.change.24h", "0.001", other("0.0161")))).toMatchObject({
      code: "apart",
      detail:
        "coinmarketcap's btc.change.24h of 0.0161 ratio and coingecko's, 0.001, are 0.0151 ratio apart, 0.015 is accepted",
    })
  })

  test.each([
    ["the price of the moment", [...venues], "btc.spot, which is held"],
    ["the closes", spots, "btc.spot, which is held"],
  ])("is held without %s", (_, observations, detail) => {
    const figures = agreed(...observations, observedValue("btc.change.24h", "0.0148"))
    expect(reason(pick(figures, "btc.change.24h"))).toMatchObject({
      code: "missing",
      detail: expect.stringContaining(detail),
    })
  })

  test("never changes the closes", () => {
    const closesOf = (figures: Figure[]) => pick(figures, "btc.daily")
    const wrong = observedValue("btc.change.24h", "0.5")
    expect(closesOf(agreed(...venues, ...spots, wrong))).toEqual(closesOf(agreed(...venues, ...spots)))
  })
})
