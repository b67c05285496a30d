import { describe, expect, test } from "vitest"
import { btc, providersOf } from "./asking.ts"

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

  test("Bitview: mempool.space's paths, under a base of its own, and a day is stamped with its start", async () => {
    const { json } = await providersOf().ask("/bitview/api/v1/mining/hashrate/3d")
    expect(json()).toMatchObject({ hashrates: [{}, {}, { timestamp: 1770508800 }] })
    const { response } = await providersOf().ask("/bitview/api/v1/mining/reward-stats/1008")
    expect(response.status).toBe(200)
  })

  test("CoinGecko: the last close as the price at the day's end, and the record; the rest is unknown", async () => {
    const { json } = await providersOf().ask("/coingecko/coins/markets?vs_currency=usd&per_page=50")
    expect(json()).toMatchObject([
      {
        id: "bitcoin",
        current_price: 70264.726562,
        market_cap: null,
        ath: 126080,
        ath_date: "2025-10-06T18:57:42.558Z",
        last_updated: "2026-02-09T00:00:00.000Z",
        price_change_percentage_7d_in_currency: null,
      },
      { id: "ethereum", ath: null },
      { id: "binancecoin" },
      { id: "solana", current_price: 87.044106 },
    ])
  })

  test("Binance's ticker: the last candle as it stood at its end", async () => {
    const symbols = encodeURIComponent('["BTCUSDT","SOLUSDT"]')
    const { json } = await providersOf().ask(`/binance/api/v3/ticker/24hr?symbols=${symbols}&type=MINI`)
    expect(json()).toMatchObject([
      {
        symbol: "BTCUSDT",
        openPrice: "69289.37000000",
        lastPrice: "70330.38000000",
        closeTime: Date.UTC(2026, 1, 9),
      },
      { symbol: "SOLUSDT", lastPrice: "86.99000000", quoteVolume: null },
    ])
  })

  test("Binance's candles are paged by the end of the page before", async () => {
    const { json } = await providersOf().ask(`${btc.binance}&endTime=${Date.UTC(2026, 1, 5)}`)
    expect(json()).toMatchObject([{ 0: Date.UTC(2026, 1, 4) }, { 0: Date.UTC(2026, 1, 5) }])
  })

  test("Blockchain.com: the price of a day is that of its start", async () => {
    const { json } = await providersOf().ask("/blockchain/charts/market-price?timespan=2days&format=json")
    expect(json()).toMatchObject({
      values: [{ y: 70580.26 }, { x: 1770508800, y: 69289.37 }],
    })
  })

  test("alternative.me: everything is text, the newest day first", async () => {
    const { json } = await providersOf().ask("/alternative/fng/?limit=3")
    expect(json()).toMatchObject({
      data: [{ value: "7", timestamp: "1770508800" }, { value: "6" }, { value: "9" }],
    })
  })

  test("Farside: a table of dates and totals, outflows in brackets, sums below", async () => {
    const { text, response } = await providersOf().ask("/farside/btc/")
    expect(response.headers.get("content-type")).toContain("text/html")
    expect(text).toContain("<tr><td>05 Feb 2026</td><td>(434.1)</td></tr>")
    expect(text).toContain("<tr><td>06 Feb 2026</td><td>371.1</td></tr>\n<tr><td>Total</td><td>-</td></tr>")
  })

  test("Deribit: days in milliseconds, of which only the close is known", async () => {
    const query = "currency=BTC&resolution=1D&start_timestamp=1770422400000&end_timestamp=1770508800000"
    const { json } = await providersOf().ask(`/deribit/api/v2/public/get_volatility_index_data?${query}`)
    expect(json()).toMatchObject({
      result: { data: [{ 0: 1770422400000 }, [1770508800000, null, null, null, 57.29]] },
    })
  })
})
