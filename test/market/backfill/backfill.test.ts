import { beforeEach, expect, test } from "vitest"
import { agree } from "../../../src/market/agree.ts"
import { fillables, firstDay, requiredToFill } from "../../../src/market/backfill/all.ts"
import { gather } from "../../../src/market/gather.ts"
import { figureSeries, inputSeries } from "../../../src/market/history/known-series.ts"
import { parseIndex } from "../../../src/market/history/series-index.ts"
import type { Get } from "../../../src/market/source.ts"
import { openHistory } from "../../../src/market/sources/history.ts"
import { OutsideError } from "../../../src/outside.ts"
import { createFolder } from "./folder.ts"
import { lastDay } from "./providers.ts"

let folder: ReturnType<typeof createFolder>
beforeEach(() => {
  folder = createFolder()
})

test("Binance's candles come a thousand at a time, in order, and without the unfinished day", async () => {
  const filled = await folder.run(["btc_ohlcv"])
  // 17 August 2017 to 8 February 2026: 3,098 days.
  expect(filled).toEqual([
    { series: "btc_ohlcv", outcome: "written", rows: 3098, first: firstDay, last: lastDay },
  ])
  expect(folder.asked).toHaveLength(4)
  expect(folder.pauses()).toBe(3)
  const lines = folder.linesOf("btc_ohlcv.csv")
  expect(lines[0]).toBe("date,open,high,low,close,volume")
  expect(lines[1]).toMatch(/^2017-08-17,\d+,\d+,\d+,\d+,20000$/)
  expect(lines).toHaveLength(3099)
})

test("Coinbase's closes come 300 days at a time, and empty before it listed the coin", async () => {
  const filled = await folder.run(["eth_close"], { from: "2015-01-01", to: "2017-01-01" })
  expect(filled).toMatchObject([{ outcome: "written", first: "2016-05-18", last: "2017-01-01" }])
  expect(folder.asked.map((url) => /start=(.*)T.*end=(.*)T/.exec(url)?.slice(1))).toEqual([
    ["2015-01-01", "2015-10-27"],
    ["2015-10-28", "2016-08-22"],
    ["2016-08-23", "2017-01-01"],
  ])
  expect(folder.linesOf("eth_close.csv")[0]).toBe("date,close")
})

test("a retarget is named by its day, and the one in force on the first day is there", async () => {
  await folder.run(["difficulty"], { from: "2026-02-01" })
  expect(folder.linesOf("difficulty.csv")).toEqual([
    "date,difficulty",
    "2026-01-22,141668107417558.2",
    "2026-02-07,125864590119494.3",
  ])
})

test("a day's hash rate is named by its start, although it is stamped with its end", async () => {
  await folder.run(["hash_rate"])
  const lines = folder.linesOf("hash_rate.csv")
  expect(lines[1]).toMatch(/^2026-01-20,9\d\d$/)
  expect(lines.at(-1)).toMatch(/^2026-02-08,/)
})

test("charts, the fear and greed index, volatility and fund flows are written with their own columns", async () => {
  const filled = await folder.run(["mvrv", "fees_usd", "fear_greed", "dvol", "etf_btc"], {
    from: "2026-01-01",
  })
  expect(filled.map(({ series, rows, first, last }) => [series, rows, first, last])).toEqual([
    ["fees_usd", 38, "2026-01-02", lastDay],
    ["mvrv", 38, "2026-01-02", lastDay],
    ["fear_greed", 39, "2026-01-01", lastDay],
    ["dvol", 39, "2026-01-01", lastDay],
    ["etf_btc", 3, "2026-02-04", "2026-02-06"],
  ])
  expect(folder.linesOf("etf_btc.csv")).toEqual([
    "date,usd_m",
    "2026-02-04,-544.9",
    "2026-02-05,-434.1",
    "2026-02-06,371.1",
  ])
  // 39 days in pages of 20.
  expect(folder.asked.filter((url) => url.startsWith("/deribit"))).toHaveLength(2)
})

test("series.json says of each what it is, whose, and which days were asked for", async () => {
  await folder.run(["btc_close_second_source", "mvrv"], { from: "2026-01-01" })
  const index = parseIndex(folder.files.get("series.json") ?? "")
  expect(Object.keys(index)).toEqual(["btc_close_second_source", "mvrv"])
  expect(index.btc_close_second_source).toEqual({
    unit: "USD",
    source: "Coinbase Exchange daily candles",
    origin: "Coinbase BTC-USD",
    rows: 39,
    first: "2026-01-01",
    last: lastDay,
    asked: { from: "2026-01-01", to: lastDay },
  })
})

test("what was written is read as history, and two origins agree on the price", async () => {
  await folder.run([
    "btc_ohlcv",
    "btc_close_second_source",
    "difficulty",
    "hash_rate",
    "mvrv",
    "fees_usd",
    "etf_btc",
    "dvol",
  ])
  const get: Get = async (url) => {
    const body = folder.files.get(url.split("/").at(-1) ?? "")
    if (body === undefined)
      throw new OutsideError("history", "has no file", { status: 404, retryable: false })
    return { url, body, sha256: "0".repeat(64), fetchedAt: "2026-02-09T00:10:00Z", rebuiltFrom: null }
  }
  const when = { day: lastDay, slot: "2026-02-09T00:10:00Z" }
  const { observations, failures } = await gather(openHistory("https://example.com/h"), {
    ...when,
    get,
    kept: () => null,
  })
  expect(failures).toEqual([])
  const figures = new Map(agree(observations, when).map((figure) => [figure.id, figure]))
  expect(figures.get("btc.daily")).toMatchObject({ outcome: "agreed", origin: "Binance BTCUSDT" })
  expect(figures.get("btc.daily")?.observations.map(({ source }) => source)).toEqual(["binance", "coinbase"])
  expect(figures.get("btc.retarget.height")).toMatchObject({ value: "935424" })
  const settled = [
    "btc.ath",
    "btc.difficulty",
    "btc.hash_rate",
    "btc.fees_per_block",
    "etf.btc.flow",
    "btc.dvol",
  ] as const
  for (const id of settled) expect([id, figures.get(id)?.outcome]).toEqual([id, "single"])
})

test("everything that is filled is known to history, and what an edition requires comes first", () => {
  const known = [...figureSeries, ...Object.values(inputSeries)].map(({ name }) => name)
  for (const { series } of fillables) expect(known).toContain(series)
  expect(fillables.slice(0, 2).map(({ series }) => series)).toEqual(requiredToFill)
  expect(known.filter((name) => !fillables.some(({ series }) => series === name))).toEqual(["bnb_close"])
})
