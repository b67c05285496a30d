import { beforeAll, describe, expect, test } from "vitest"
import { Reason } from "../../src/market/figure.ts"
import { askedProviders, sourcesOff } from "../demonstration.ts"
import type { Provider } from "../outside/market/faults.ts"
import { all, editionOf, lost, type Replay, replay } from "./replay.ts"

let whole: Replay
beforeAll(async () => {
  whole = await replay()
})

/** What becomes of the edition when providers are down: without a proved price held, without a block degraded. */
const ladder: [down: Provider[], status: string, leftOut: string[]][] = [
  [[], "complete", []],
  [["binance"], "degraded", ["bnb"]],
  [["kraken"], "held", []],
  [["coinbase"], "complete", []],
  [["coingecko"], "degraded", ["record-high"]],
  [["mempool"], "degraded", ["cost", "difficulty"]],
  [["blockchain"], "complete", []],
  [["alternative"], "complete", []],
  [["farside"], "complete", []],
  [["deribit"], "complete", []],
  [["binance", "coinbase"], "held", []],
  [["coingecko", "mempool"], "degraded", ["record-high", "cost", "difficulty"]],
  [[...askedProviders], "held", []],
]

test("each provider that is asked is down in turn", () => {
  expect(ladder.flatMap(([down]) => (down.length === 1 ? down : [])).toSorted()).toEqual(
    askedProviders.toSorted(),
  )
})

describe.each(ladder)("with %j down", (down, status, leftOut) => {
  test(`the edition is ${status}, each failure is named, and programs can read why`, async () => {
    const result = await replay(all("down", down))
    const edition = editionOf(result)
    expect(edition.status).toBe(status)
    for (const reason of edition.reasons) Reason.parse(reason)
    const failed = edition.reasons.filter(({ code }) => code === "source_failed")
    expect([...new Set(failed.map(({ source }) => source))].toSorted()).toEqual(down.toSorted())
    for (const { detail } of failed) expect(detail).toMatch(/answered 503 to|no request was left/)
    const blocks = edition.reasons.flatMap(({ code, block }) => (code === "left_out" && block ? [block] : []))
    expect(blocks.toSorted()).toEqual(leftOut.toSorted())
  })
})

describe("what is lost with a provider", () => {
  test("Kraken: no second origin is left, and the closes of three coins and what rests on them are held", async () => {
    const result = await replay({ kraken: "down" })
    expect(lost(whole, result).filter((each) => !each.includes("change"))).toEqual([
      "btc.daily: too_few_origins",
      "eth.daily: too_few_origins",
      "sol.daily: too_few_origins",
      "btc.spot: missing",
      "eth.spot: missing",
      "sol.spot: missing",
      "btc.ath: missing",
    ])
    expect(result.figure("btc.daily")).toMatchObject({
      reason: { detail: "btc.daily needs 2 origins and has 1 (Binance BTCUSDT)" },
    })
    expect(result.failures[0]).toEqual({
      code: "source_failed",
      figure: "btc.daily",
      source: "kraken",
      detail: "kraken answered 503 to /kraken/0/public/OHLC",
    })
  })

  test("Binance: Coinbase's replies of the same origin give the same closes, and BNB has none", async () => {
    const without = await replay({ binance: "down" })
    for (const id of ["btc.daily", "eth.daily", "sol.daily"] as const) {
      const [before, after] = [whole.series(id), without.series(id)]
      expect(after.origin).toBe(before.origin)
      expect(after.series.slice(-15)).toEqual(before.series.slice(-15))
    }
    expect(without.figure("bnb.daily")).toMatchObject({ reason: { code: "missing" } })
  })

  test("Coinbase: nothing", async () => {
    expect(lost(whole, await replay({ coinbase: "down" }))).toEqual([])
  })

  test("mempool.space: difficulty and fees are held, the hash rate comes from Blockchain.com", async () => {
    const result = await replay({ mempool: "down" })
    expect(lost(whole, result)).toEqual([
      "btc.difficulty: missing",
      "btc.difficulty.previous: missing",
      "btc.difficulty.daily: missing",
      "btc.retarget.height: missing",
      "btc.fees_per_block: missing",
    ])
    expect(result.series("btc.hash_rate").observations.map(({ source }) => source)).toEqual(["blockchain"])
  })

  test("mempool.space, with Bitview asked: its copy of the same paths stands in, as one origin", async () => {
    const off = sourcesOff.filter((name) => name !== "bitview")
    const result = await replay({ mempool: "down" }, off)
    expect(lost(whole, result)).toEqual([])
    expect(result.figure("btc.difficulty")).toMatchObject({
      value: "125864590119494.3",
      observations: [{ source: "bitview", origin: "mempool.space" }],
    })
    expect(result.series("btc.hash_rate").series).toEqual(whole.series("btc.hash_rate").series)
  })

  test("Blockchain.com: the realised price; the hash rate is mempool.space's", async () => {
    const result = await replay({ blockchain: "down" })
    expect(lost(whole, result)).toEqual(["btc.realised_price: missing"])
    expect(result.series("btc.hash_rate").observations.map(({ source }) => source)).toEqual(["mempool"])
  })

  test.each([
    ["alternative", ["fear_greed: missing"]],
    ["farside", ["etf.btc.flow: missing", "etf.eth.flow: missing", "etf.sol.flow: missing"]],
    ["deribit", ["btc.dvol: missing"]],
  ] as const)("%s: %j", async (name, figures) => {
    expect(lost(whole, await replay({ [name]: "down" }))).toEqual(figures)
  })
})
