import { beforeEach, describe, expect, test } from "vitest"
import type { Filled } from "../../../src/market/backfill/run.ts"
import { parseIndex } from "../../../src/market/history/series-index.ts"
import { createFolder } from "./folder.ts"

let folder: ReturnType<typeof createFolder>
beforeEach(() => {
  folder = createFolder()
})

const outcomes = (filled: readonly Filled[]) => filled.map(({ series, outcome }) => [series, outcome])

describe("a second run", () => {
  const two = ["btc_ohlcv", "hash_rate"]

  test("asks for nothing that is whole", async () => {
    await folder.run(two)
    folder.asked.length = 0
    expect(outcomes(await folder.run(two))).toEqual([
      ["btc_ohlcv", "whole"],
      ["hash_rate", "whole"],
    ])
    expect(outcomes(await folder.run(two, { from: "2020-01-01", to: "2025-01-01" }))).toEqual([
      ["btc_ohlcv", "whole"],
      ["hash_rate", "whole"],
    ])
    expect(folder.asked).toEqual([])
  })

  test.each([
    ["more days are asked for", () => {}, { from: "2017-08-01" }],
    ["the file is gone", () => folder.files.delete("hash_rate.csv"), {}],
    [
      "the file lost a row",
      () => folder.files.set("hash_rate.csv", folder.linesOf("hash_rate.csv").slice(0, -1).join("\n")),
      {},
    ],
    ["the file was spoilt", () => folder.files.set("hash_rate.csv", "ehs\n"), {}],
  ])("asks again when %s", async (_what, spoil, more) => {
    await folder.run(["hash_rate"])
    const whole = folder.files.get("hash_rate.csv")
    spoil()
    expect(outcomes(await folder.run(["hash_rate"], more))).toEqual([["hash_rate", "written"]])
    expect(folder.files.get("hash_rate.csv")).toBe(whole)
  })
})

describe("a series that cannot be had", () => {
  test("is told with its reason, costs no other, and leaves what was written before", async () => {
    folder.files.set("xrp_ohlcv.csv", "as it was")
    const filled = await folder.run(["xrp_ohlcv", "sol_close", "etf_eth", "hash_rate"])
    expect(
      filled.map((each) => [each.series, each.outcome === "failed" ? each.problem : each.outcome]),
    ).toEqual([
      ["xrp_ohlcv", "binance answered 400 to /binance/api/v3/klines"],
      ["sol_close", "coinbase answered 404 to /coinbase/products/SOL-USD/candles"],
      ["hash_rate", "written"],
      ["etf_eth", "farside answered 404 to /farside/ethereum-etf-flow-all-data/"],
    ])
    expect(folder.files.get("xrp_ohlcv.csv")).toBe("as it was")
    expect(Object.keys(parseIndex(folder.files.get("series.json") ?? ""))).toEqual(["hash_rate"])
  })

  test("is no series when the provider has none of the days, or answers in another shape", async () => {
    expect(await folder.run(["mvrv"], { from: "2012-01-01", to: "2012-02-01" })).toMatchObject([
      { outcome: "failed", problem: "blockchain has no day from 2012-01-01 to 2012-02-01" },
    ])
    const html = async () => ({ url: "", body: "{}", sha256: "", fetchedAt: "", rebuiltFrom: null })
    expect(await folder.run(["difficulty"], { get: html })).toMatchObject([
      { outcome: "failed", problem: expect.stringContaining("mempool answered in a shape") },
    ])
  })

  test("is not asked for when its provider is switched off", async () => {
    const urlOf = () => null
    expect(outcomes(await folder.run(["mvrv"], { urlOf }))).toEqual([["mvrv", "off"]])
    expect(folder.asked).toEqual([])
  })
})
