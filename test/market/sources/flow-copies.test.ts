import { describe, expect, test } from "vitest"
import type { Source } from "../../../src/market/source.ts"
import { kittycapital } from "../../../src/market/sources/kittycapital.ts"
import { smartmoney } from "../../../src/market/sources/smartmoney.ts"
import { answering, askFor, openReadings, pointsOf } from "./answering.ts"

function read(source: Source, body: unknown, day = "2026-07-16", slot = "2026-07-17T10:30:00Z") {
  const [reading] = openReadings(source)
  const { get } = answering({ "/main/data/etf_flows.json": body })
  return reading?.read({ ...askFor(day, get), slot }) ?? Promise.reject(new Error("no reading"))
}
const last = async (...asked: Parameters<typeof read>) => pointsOf(await read(...asked)).at(-1)

test("copies are asked only when Farside's own page did not do", () => {
  expect(
    [smartmoney, kittycapital].flatMap((source) => openReadings(source)).map(({ turn }) => turn),
  ).toEqual(["if held", "if held"])
})

describe("btc-smart-money", () => {
  // Its file of 17 July 2026, shortened to 3 days; the flows of the first two are of April.
  const zeros = { bitb: 0, arkb: 0, btco: 0, ezbc: 0, brrr: 0, hodl: 0, btcw: 0, msbt: 0, gbtc: 0, btc: 0 }
  const days = [
    {
      date: "2026-07-14",
      ibit: -86.5,
      fbtc: -78.6,
      ...zeros,
      bitb: -5.6,
      gbtc: -13.3,
      btc: 10.3,
      total: -173.7,
    },
    { date: "2026-07-15", ibit: -3.0, fbtc: 7.3, ...zeros, hodl: 4.7, total: 9.0 },
    { date: "2026-07-16", ibit: 33.4, fbtc: 30.7, ...zeros, bitb: 15.0, total: 79.1 },
  ]
  const file = {
    last_updated: "2026-07-17 10:01 UTC",
    source: "Farside Investors (via Cloudflare Worker proxy) + iShares extension",
    latest: days[2],
    signal: "outflow",
    net_7d: -146.6,
    history: days,
  }
  const withLast = (change: object) => ({ ...file, history: [days[0], days[1], { ...days[2], ...change }] })

  test("gives Farside's totals as Farside's", async () => {
    expect(await read(smartmoney, file)).toMatchObject([
      {
        figure: "etf.btc.flow",
        unit: "USD million",
        source: "smartmoney",
        origin: "Farside Investors",
        asOf: "2026-07-17T00:00:00Z",
        url: "https://raw.githubusercontent.com/applenostalgeek-sketch/btc-smart-money/main/data/etf_flows.json",
        points: [
          { day: "2026-07-14", c: "-173.7" },
          { day: "2026-07-15", c: "9" },
          { day: "2026-07-16", c: "79.1" },
        ],
      },
    ])
  })

  test.each([
    ["IBIT coded 0.0", { ibit: 0, total: 45.7 }],
    ["IBIT missing", { ibit: undefined, total: 45.7 }],
    ["another fund missing", { fbtc: null, total: 48.4 }],
    ["no total", { total: null }],
  ])("leaves out a last day with %s", async (_, change) => {
    expect((await last(smartmoney, withLast(change)))?.day).toBe("2026-07-15")
  })

  test("never takes an estimate from one fund for the day's flow, however old", async () => {
    const estimate = { date: "2026-07-16", ibit: 33.4, total: 55.7 }
    const body = { ...file, history: [days[0], days[1], estimate] }
    expect((await last(smartmoney, body, "2026-07-19", "2026-07-20T07:00:00Z"))?.day).toBe("2026-07-15")
  })

  test.each([
    [
      "it estimates everything",
      { ...file, source: "iShares IBIT API (shares × price, T+1 settlement) + AUM-weighted total estimate" },
      "a copy of Farside's table",
    ],
    ["it is empty", { ...file, history: [] }, "history"],
    ["a total is text", withLast({ total: "79.1" }), "history.2.total"],
    ["a day is no day", withLast({ date: "16 Jul 2026" }), "history.2.date"],
    ["it has an unresolved merge", "<<<<<<< HEAD\n{}", "not JSON"],
    ["it is null", "null", "the reply"],
    [
      "its totals are off by a decimal",
      { ...file, history: days.map((each) => ({ ...each, total: each.total * 10 })) },
      "not the sum",
    ],
  ])("is refused when %s", async (_, body, message) => {
    await expect(read(smartmoney, body)).rejects.toThrow(message)
  })
})

describe("kittycapital", () => {
  const day = (date: string, ibit: number, fbtc: number, total: number) => ({
    date,
    flows: { IBIT: ibit, FBTC: fbtc },
    total,
  })
  const file = {
    metadata: {
      description: "Bitcoin Spot ETF Daily Net Flows (US$M)",
      source: "farside.co.uk",
      tickers: ["IBIT", "FBTC"],
    },
    daily_flows: [
      day("2026-08-19", 10, 5, 15),
      day("2026-08-20", -0.0, -0.0, -0.0),
      day("2026-08-21", 0, 68.2, 68.2),
    ],
  }

  test("waits 36 hours for each day, as it writes 0.0 for what is pending", async () => {
    expect(await last(kittycapital, file, "2026-08-21", "2026-08-22T07:00:00Z")).toEqual({
      day: "2026-08-19",
      c: "15",
    })
    expect(await last(kittycapital, file, "2026-08-21", "2026-08-22T12:00:00Z")).toEqual({
      day: "2026-08-20",
      c: "0",
    })
    expect((await last(kittycapital, file, "2026-08-22", "2026-08-23T11:00:00Z"))?.day).toBe("2026-08-20")
  })

  test("is refused while it copies bitbo.io, whose figures are others", async () => {
    // Its rows of April 2026: 464.7 where Farside has 471.4.
    const bitbo = { ...file, metadata: { ...file.metadata, source: "bitbo.io/treasuries/etf-flows" } }
    await expect(read(kittycapital, bitbo)).rejects.toThrow("metadata.source: a copy of Farside's table")
  })

  test("leaves out days whose funds it does not know", async () => {
    const daily_flows = [day("2024-01-11", 0, 0, 655.3), ...file.daily_flows]
    expect(
      pointsOf(await read(kittycapital, { ...file, daily_flows }, "2026-08-21", "2026-08-22T12:00:00Z"))[0]
        ?.day,
    ).toBe("2026-08-19")
  })

  test.each([
    [
      "a flow is null",
      { ...file, daily_flows: [{ date: "2026-08-19", flows: { IBIT: null }, total: 1 }] },
      "daily_flows.0.flows.IBIT",
    ],
    ["it has no days", { ...file, daily_flows: [] }, "daily_flows"],
    ["it is a page", "<!DOCTYPE html>", "not JSON"],
  ])("is refused when %s", async (_, body, message) => {
    await expect(read(kittycapital, body)).rejects.toThrow(message)
  })
})
