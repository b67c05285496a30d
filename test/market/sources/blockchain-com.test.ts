import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { blockchainCom } from "../../../src/market/sources/blockchain-com.ts"
import { openReadings, pointsOf, readFigure } from "./answering.ts"

// Recorded in February 2026, in TH/s.
const recorded = {
  status: "ok",
  name: "Hash Rate",
  unit: "Hash Rate TH/s",
  period: "day",
  description: "The estimated number of tera hashes per second...",
  values: [{ x: 1771286400, y: 1032365847.4243727 }],
}
const read = (body: unknown, day = "2026-02-17") =>
  readFigure(blockchainCom, "btc.hash_rate", day, { "hash-rate": body })

test("terahashes become exahashes, and a day is the one that is named", async () => {
  const observations = await read(recorded)
  expect(pointsOf(observations)).toEqual([{ day: "2026-02-17", c: "1032.3658474243727" }])
  expect(observations[0]).toMatchObject({
    unit: "EH/s",
    origin: "Blockchain.com",
    asOf: "2026-02-18T00:00:00Z",
  })
})

test("today's measurement, still under way, is dropped", async () => {
  await expect(read(recorded, "2026-02-16")).rejects.toThrow("gave no closed day up to 2026-02-16")
})

test.each([
  ["another unit", { ...recorded, unit: "GH/s" }, "unit: a unit of TH/s"],
  ["another period", { ...recorded, period: "minute" }, "period"],
  [
    "an error with 200",
    { status: "not-found", error: "Chart not found" },
    "blockchain answered with the error Chart not found",
  ],
  ["a hash rate of 0", { ...recorded, values: [{ x: 1771286400, y: 0 }] }, "values.0.y"],
  ["milliseconds", { ...recorded, values: [{ x: 1771286400000, y: 1 }] }, "values.0.x"],
  ["only nulls", { ...recorded, values: [{ x: 1771286400, y: null }] }, "gave no closed day"],
])("%s is refused", async (_, body, message) => {
  await expect(read(body)).rejects.toThrow(message)
})

describe("the realised price", () => {
  // Prices of 00:00 UTC: Binance's opens. MVRV: Coin Metrics' of the end of the day before, from akpasz/btc-data, since no
  // recorded reply of this chart was found. The days are labelled as Blockchain.com labels them.
  const days: [day: number, price: number, ratio: number][] = [
    [1769817600, 84260.5, 1.50279412],
    [1769904000, 78741.1, 1.40920696],
    [1769990400, 76968.22, 1.37793753],
    [1770076800, 78738.6, 1.41127242],
    [1770163200, 75770.21, 1.35979064],
    [1770249600, 73165.84, 1.31593075],
    [1770336000, 62909.87, 1.14979515],
    [1770422400, 70580.26, 1.27948858],
    [1770508800, 69289.37, 1.2542865],
    [1770595200, 70330.38, 1.27875268],
  ]
  const chart = (unit: string, values: (readonly [number, number | null])[]) => ({
    status: "ok",
    name: "A chart",
    unit,
    period: "day",
    values: values.map(([x, y]) => ({ x, y })),
  })
  const mvrv = chart(
    "MVRV",
    days.map(([day, , ratio]) => [day, ratio]),
  )
  const prices = chart(
    "USD",
    days.map(([day, price]) => [day, price]),
  )
  const readRealised = (ratios: unknown, market: unknown = prices, day = "2026-02-08") =>
    readFigure(blockchainCom, "btc.realised_price", day, { "charts/mvrv": ratios, "market-price": market })

  test("is the price of 00:00 by MVRV, and belongs to the day that ended then", async () => {
    const observations = await readRealised(mvrv)
    expect(pointsOf(observations).slice(-3)).toEqual([
      { day: "2026-02-06", c: "55162.8682766" },
      { day: "2026-02-07", c: "55242.0599281" },
      { day: "2026-02-08", c: "54999.2043809" },
    ])
    expect(observations).toMatchObject([
      {
        figure: "btc.realised_price",
        unit: "USD",
        origin: "Blockchain.com",
        asOf: "2026-02-09T00:00:00Z",
        url: "https://api.blockchain.info/charts/mvrv?timespan=60days&format=json&sampled=false",
      },
    ])
  })

  test("what 00:00 of the next day tells is left out of an edition before", async () => {
    expect(pointsOf(await readRealised(mvrv, prices, "2026-02-07")).at(-1)?.day).toBe("2026-02-07")
  })

  test("a day that either chart lacks is no day", async () => {
    const lacking = { ...mvrv, values: mvrv.values.map((each, i) => (i === 4 ? { ...each, y: null } : each)) }
    const points = pointsOf(await readRealised(lacking))
    expect(points.map(({ day }) => day)).not.toContain("2026-02-03")
    expect(points).toHaveLength(9)
  })

  test("is refused when the charts are a day apart, for then it moves as the price does", async () => {
    const late = { ...mvrv, values: mvrv.values.map(({ x, y }) => ({ x: x + 86400, y })) }
    await expect(readRealised(late)).rejects.toThrow(
      "blockchain gave a price and an MVRV that are not of the same moment",
    )
  })

  test("is asked for only when Bitview gives none", () => {
    expect(openReadings(blockchainCom).map(({ turn }) => turn ?? "first")).toEqual(["first", "if held"])
  })

  test.each([
    ["a price in euros", mvrv, { ...prices, unit: "EUR" }, "unit"],
    ["an MVRV of 0", { ...mvrv, values: [{ x: 1770508800, y: 0 }] }, prices, "values.0.y"],
    [
      "a handful of days",
      { ...mvrv, values: mvrv.values.slice(-3) },
      prices,
      "gave 3 days with price and MVRV",
    ],
    ["no price", mvrv, { ...prices, values: [] }, "gave 0 days with price and MVRV"],
    [
      "an error with 200",
      { status: "not-found", error: "Chart not found" },
      prices,
      "blockchain answered with the error Chart not found",
    ],
  ])("%s is refused", async (_, ratios, market, message) => {
    await expect(readRealised(ratios, market)).rejects.toThrow(message)
  })
})

const file = "../shared/data/recorded/blockchain_info_charts_hash-rate_2026-02-17.partial.json"
describe.skipIf(!existsSync(file))("as recorded (skipped where the recording is not at hand)", () => {
  test("the hash rate of 17 February 2026 is read", async () => {
    const points = pointsOf(await read(readFileSync(file, "utf8")))
    expect(points).toEqual([{ day: "2026-02-17", c: "1032.3658474243727" }])
  })
})
