import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { onByDefault } from "../../../src/market/providers.ts"
import { coinmetrics } from "../../../src/market/sources/coinmetrics.ts"
import { pointsOf, readFigure } from "./answering.ts"

// Coin Metrics' values of February 2026 to nine digits, from akpasz/btc-data, which moves their days by one; not here.
const row = (day: string, PriceUSD: unknown, CapMVRVCur: unknown) => ({
  asset: "btc",
  time: `${day}T00:00:00.000000000Z`,
  PriceUSD,
  CapMVRVCur,
})
const sixth = row("2026-02-06", "70647.6982", "1.27948858")
const seventh = row("2026-02-07", "69166.2594", "1.2542865")
const eighth = row("2026-02-08", "70522.5892", "1.27875268")
const ninth = row("2026-02-09", "70244.1018", "1.27489012")

const read = (body: unknown, day = "2026-02-08") =>
  readFigure(coinmetrics, "btc.realised_price", day, { "asset-metrics": body })

test("the realised price is the price by MVRV, at the end of the day that is named", async () => {
  const observations = await read({ data: [sixth, seventh, eighth, ninth] })
  expect(observations).toMatchObject([
    {
      figure: "btc.realised_price",
      unit: "USD",
      origin: "Coin Metrics",
      asOf: "2026-02-09T00:00:00Z",
      url: "https://community-api.coinmetrics.io/v4/timeseries/asset-metrics?assets=btc&metrics=PriceUSD,CapMVRVCur&frequency=1d&start_time=2025-12-10&page_size=100",
      points: [
        { day: "2026-02-06", c: "55215.5754294" },
        { day: "2026-02-07", c: "55143.9080306" },
        { day: "2026-02-08", c: "55149.5142908" },
      ],
    },
  ])
})

test("a day that lacks either number is no day", async () => {
  const points = pointsOf(
    await read({
      data: [
        row("2026-02-05", null, "1.2"),
        row("2026-02-06", "70000", ""),
        { ...seventh, CapMVRVCur: undefined },
        eighth,
      ],
    }),
  )
  expect(points.map(({ day }) => day)).toEqual(["2026-02-08"])
})

test("what an older page holds is not needed", async () => {
  expect(pointsOf(await read({ data: [eighth], next_page_token: "0.MjAyNi" }))).toHaveLength(1)
})

test("it is off unless it is turned on: its licence forbids what earns money", () => {
  expect(onByDefault("coinmetrics")).toBe(false)
})

test.each([
  [
    "an error with 200",
    { error: { type: "forbidden", message: "Requested metric 'CapMVRVCur' is not available" } },
    "coinmetrics answered with the error Requested metric 'CapMVRVCur' is not available",
  ],
  ["an MVRV of 0", { data: [row("2026-02-08", "70522.5892", "0")] }, "more than 0"],
  ["numbers", { data: [row("2026-02-08", 70522.5892, 1.2)] }, "data.0.PriceUSD"],
  ["an hour", { data: [{ ...eighth, time: "2026-02-08T01:00:00.000000000Z" }] }, "00:00 UTC of a day"],
  ["another coin", { data: [{ ...eighth, asset: "eth" }] }, "data.0.asset"],
  ["nothing", { data: [] }, "coinmetrics gave no closed day up to 2026-02-08 for btc.realised_price"],
  ["the future only", { data: [ninth] }, "gave no closed day"],
  ["HTML", "<html></html>", "not JSON"],
])("%s is refused", async (_, body, message) => {
  await expect(read(body)).rejects.toThrow(message)
})

const recorded = "../shared/data/recorded"
describe.skipIf(!existsSync(recorded))("as recorded (skipped where the recordings are not at hand)", () => {
  test.each([
    "coinmetrics_community_asset-metrics_2026-02-17.json",
    "coinmetrics_community_asset-metrics_paged_2026-01-30.json",
  ])("%s, which was not asked for MVRV, is read and gives no realised price", async (name) => {
    await expect(read(readFileSync(`${recorded}/${name}`, "utf8"), "2026-02-17")).rejects.toThrow(
      "coinmetrics gave no closed day up to 2026-02-17",
    )
  })
})
