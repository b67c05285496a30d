import { describe, expect, test } from "vitest"
import { btc, providersOf } from "./asking.ts"

test.each([
  [btc.binance, "Binance BTCUSDT"],
  [btc.coinbase, "Binance BTCUSDT"],
  [btc.kraken, "Yahoo Finance"],
  ["/coingecko/coins/markets?ids=bitcoin", "Yahoo Finance, CoinGecko"],
  ["/binance/api/v3/ticker/24hr?symbol=BTCUSDT", "Binance"],
  ["/bitview/api/v1/mining/hashrate/3m", "mempool.space"],
  ["/mempool/v1/mining/hashrate/3m", "mempool.space"],
  ["/blockchain/charts/hash-rate", "mempool.space"],
  ["/mempool/v1/mining/reward-stats/1008", "Blockchain.com"],
  ["/blockchain/charts/mvrv", "Coin Metrics"],
  ["/alternative/fng/?limit=1", "alternative.me"],
  ["/farside/eth/", "Farside"],
  [
    "/deribit/api/v2/public/get_volatility_index_data?currency=BTC&resolution=1D&start_timestamp=0&end_timestamp=2000000000000",
    "Deribit",
  ],
])("%s names the series it was rebuilt from", async (path, origin) => {
  const { response } = await providersOf().ask(path)
  expect(response.status).toBe(200)
  expect(response.headers.get("plumbline-rebuilt-from")).toBe(origin)
})

test.each([
  "/binance/api/v3/klines?symbol=TRXUSDT&interval=1d",
  "/binance/api/v3/ticker/24hr?symbols=%5B%22BTCUSDT%22%2C%22TRXUSDT%22%5D",
  "/binance/api/v3/klines?symbol=BTCUSDT&interval=1h",
  "/coinbase/products/BNB-USD/candles?granularity=86400",
  "/kraken/0/public/OHLC?pair=BNBUSD&interval=1440",
  "/coingecko/coins/markets?ids=ripple",
  "/mempool/v1/mining/reward-stats/144",
  "/mempool/v1/blocks/1",
  "/mempool/v1/difficulty-adjustment",
  "/bitview/api/series/bulk?series=date,realized_price&index=day1&start=-8",
  "/blockchain/charts/n-transactions",
  "/farside/xrp/",
  "/deribit/api/v2/public/get_book_summary_by_currency",
  "/okx/api/v5/public/open-interest",
  "/bitstamp/api/v2/ohlc/btcusd/",
])("%s is answered 404, since the day has no value of it", async (path) => {
  expect((await providersOf().ask(path)).response.status).toBe(404)
})

test.each([btc.coinbase, "/coingecko/coins/markets"])("%s wants a User-Agent", async (path) => {
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
    ["limited", 429, "Too Many Requests"],
    ["barred", 451, "restricted location"],
    ["nameless", 403, "User-Agent"],
    ["empty", 200, '"",null],[1770508800,"","","",""'],
    ["partial", 200, '"69281.96875","","",null],[1770508800,"","","",null'],
    ["reordered", 200, '[1770508800,"70264.726562","","",""'],
    ["frozen", 200, '[1770508800,"","","","8'],
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

describe("a price of the moment", () => {
  const spot = "/binance/api/v3/ticker/24hr?symbol=BTCUSDT"
  const setPrice = (body: string) => ["/_/price", { method: "POST", body }] as const

  test("moves, and the day's close does not, until the market is reset", async () => {
    const { ask } = providersOf()
    const before = (await ask(btc.binance)).text
    expect((await ask(...setPrice('{"factor":"1.1"}'))).response.status).toBe(200)
    expect((await ask(spot)).text).toContain('"lastPrice":"77363.42000000"')
    expect((await ask(btc.binance)).text).toBe(before)
    await ask("/_/reset", { method: "POST" })
    expect((await ask(spot)).text).toContain('"lastPrice":"70330.38000000"')
  })

  test.each(['{"factor":-1}', '{"factor":"x"}', "1.1"])("does not move by %s", async (body) => {
    expect((await providersOf().ask(...setPrice(body))).response.status).toBe(400)
  })
})
