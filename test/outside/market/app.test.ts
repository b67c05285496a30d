import { describe, expect, test } from "vitest"
import { marketApp } from "./app.ts"
import { eighthOfFebruary } from "./eighth-of-february.ts"
import type { Faults } from "./faults.ts"

const at = (path: string) => `http://market.test${path}`
const providersOf = (faults: Faults = {}) => {
  const app = marketApp(eighthOfFebruary, faults, { slowMs: 50 })
  const ask = async (path: string, init: RequestInit = { headers: { "user-agent": "test" } }) => {
    const response = await app.fetch(new Request(at(path), init))
    const text = await response.text()
    return { response, text, json: () => JSON.parse(text) as unknown }
  }
  return { app, ask }
}

const btc = {
  binance: "/binance/api/v3/klines?symbol=BTCUSDT&interval=1d&limit=2",
  coinbase: "/coinbase/products/BTC-USD/candles?granularity=86400",
  kraken: "/kraken/0/public/OHLC?pair=XBTUSD&interval=1440",
}

describe("each provider answers in its own shape", () => {
  test("Binance: text cells in milliseconds, ascending", async () => {
    const { json } = await providersOf().ask(btc.binance)
    expect(json()).toEqual([
      [
        1770422400000,
        "70580.26000000",
        "71690.07000000",
        "67300.00000000",
        "69289.38000000",
        "44255.48036000",
        1770508799999,
        null,
        null,
        null,
        null,
        "0",
      ],
      [
        1770508800000,
        "69289.37000000",
        "72271.41000000",
        "68888.00000000",
        "70330.38000000",
        "21420.53168000",
        1770595199999,
        null,
        null,
        null,
        null,
        "0",
      ],
    ])
  })

  test("Coinbase: low before high before open, in seconds, newest first", async () => {
    const { text } = await providersOf().ask(btc.coinbase)
    expect(text).toMatch(/^\[\[1770508800,68888,72271\.41,69289\.37,70330\.38,21420\.53168\],\[1770422400,/)
  })

  test("Kraken: closes only, since the series at hand has no more; the other cells are empty", async () => {
    const { json, text } = await providersOf().ask(btc.kraken)
    expect(json()).toMatchObject({ error: [], result: { last: 1770508800 } })
    expect(text).toContain('[1770508800,"","","","70264.726562","","",null]')
    expect(text).toContain('"XXBTZUSD"')
  })

  test("mempool.space: a day is stamped with its end, and hashes are counted in ones", async () => {
    const { json } = await providersOf().ask("/mempool/v1/mining/hashrate/3m")
    expect(json()).toMatchObject({
      currentDifficulty: 125864590119494.3,
      hashrates: expect.arrayContaining([
        { timestamp: 1770595200, avgHashrate: expect.closeTo(1.05479e21, -18) },
      ]),
      difficulty: expect.arrayContaining([
        { time: 1770422400, height: 935424, difficulty: 125864590119494.3, adjustment: 0.888447 },
      ]),
    })
  })

  test("Blockchain.com: terahashes on the day itself", async () => {
    const { json } = await providersOf().ask(
      "/blockchain/charts/hash-rate?timespan=30days&format=json&sampled=false",
    )
    expect(json()).toMatchObject({
      unit: "Hash Rate TH/s",
      values: expect.arrayContaining([{ x: 1770508800, y: expect.closeTo(1_054_790_512.73, 1) }]),
    })
  })

  test("CoinGecko: the last close as the price at the day's end, and the record", async () => {
    const { ask } = providersOf()
    expect((await ask("/coingecko/simple/price?ids=bitcoin,solana")).json()).toEqual({
      bitcoin: { usd: 70264.726562, last_updated_at: 1770595200 },
      solana: { usd: 87.044106, last_updated_at: 1770595200 },
    })
    expect((await ask("/coingecko/coins/markets?vs_currency=usd&ids=bitcoin")).json()).toMatchObject([
      { ath: 126080, ath_date: "2025-10-06T18:57:42.558Z" },
    ])
  })
})

test.each([
  [btc.binance, "Binance BTCUSDT"],
  [btc.coinbase, "Binance BTCUSDT"],
  [btc.kraken, "Yahoo Finance"],
  ["/coingecko/simple/price?ids=bitcoin", "Yahoo Finance"],
  ["/coingecko/coins/markets?ids=bitcoin", "CoinGecko"],
  ["/mempool/v1/mining/hashrate/3m", "mempool.space"],
  ["/blockchain/charts/hash-rate", "mempool.space"],
  ["/mempool/v1/mining/reward-stats/1008", "Blockchain.com"],
])("%s names the series it was rebuilt from", async (path, origin) => {
  const { response } = await providersOf().ask(path)
  expect(response.status).toBe(200)
  expect(response.headers.get("plumbline-rebuilt-from")).toBe(origin)
})

test.each([
  "/binance/api/v3/klines?symbol=DOGEUSDT&interval=1d",
  "/binance/api/v3/klines?symbol=BTCUSDT&interval=1h",
  "/coinbase/products/BNB-USD/candles?granularity=86400",
  "/kraken/0/public/OHLC?pair=BNBUSD&interval=1440",
  "/coingecko/coins/markets?ids=ethereum",
  "/mempool/v1/mining/reward-stats/144",
  "/mempool/v1/blocks/1",
  "/blockchain/charts/mvrv",
  "/bitstamp/api/v2/ohlc/btcusd/",
])("%s is answered 404, since the day has no value of it", async (path) => {
  expect((await providersOf().ask(path)).response.status).toBe(404)
})

test.each([btc.coinbase, "/coingecko/simple/price?ids=bitcoin"])("%s wants a User-Agent", async (path) => {
  expect((await providersOf().ask(path, {})).response.status).toBe(403)
})

describe("faults", () => {
  test.each([
    ["down", 503, "Service Unavailable"],
    ["html", 200, "<!DOCTYPE html>"],
    ["error200", 200, "EGeneral:Too many requests"],
    ["slow", 200, "XXBTZUSD"],
    ["stale", 200, '"last":1770249600'],
    ["shifted", 200, '[1770595200,"","","","70264.726562"'],
    ["unit", 200, '[1770508800,"","","","70264726.562"'],
    ["null", 200, '[1770508800,"","","",""'],
  ] as const)("%s", async (fault, status, part) => {
    const { response, text } = await providersOf({ kraken: fault }).ask(btc.kraken)
    expect(response.status).toBe(status)
    expect(text).toContain(part)
  })

  test("touch only the provider that is named, and are set and unset while it runs", async () => {
    const { ask, app } = providersOf()
    const set = await ask("/_/faults", { method: "POST", body: JSON.stringify({ kraken: "down" }) })
    expect(set.response.status).toBe(200)
    expect((await ask(btc.kraken)).response.status).toBe(503)
    expect((await ask(btc.binance)).response.status).toBe(200)
    app.setFaults({ binance: "down" })
    expect((await ask(btc.kraken)).response.status).toBe(200)
    expect((await ask(btc.binance)).response.status).toBe(503)
    await ask("/_/reset", { method: "POST" })
    expect((await ask(btc.binance)).response.status).toBe(200)
  })

  test.each(['{"kraken":"sleepy"}', '{"bitstamp":"down"}', "down"])("%s is refused", async (body) => {
    const { ask } = providersOf()
    expect((await ask("/_/faults", { method: "POST", body })).response.status).toBe(400)
    expect((await ask(btc.kraken)).response.status).toBe(200)
  })
})

test("what was asked is kept until it is reset", async () => {
  const { ask } = providersOf({ kraken: "down" })
  await ask(btc.kraken)
  await ask("/mempool/v1/blocks/1")
  expect((await ask("/_/requests")).json()).toEqual([
    {
      provider: "kraken",
      path: "/kraken/0/public/OHLC",
      query: "?pair=XBTUSD&interval=1440",
      userAgent: "test",
    },
    { provider: "mempool", path: "/mempool/v1/blocks/1", query: "", userAgent: "test" },
  ])
  await ask("/_/reset", { method: "POST" })
  expect((await ask("/_/requests")).json()).toEqual([])
})
