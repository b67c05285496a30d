import { describe, expect, test } from "vitest"
import { type BasketCoin, basketCoins, Observation } from "../../../src/market/observation.ts"
import type { Get } from "../../../src/market/source.ts"
import { coinmarketcap } from "../../../src/market/sources/coinmarketcap.ts"
import { OutsideError } from "../../../src/outside.ts"
import { answering, askFor, openReadings, readFigure } from "./answering.ts"

// The shape of version 3 as clients of July and August 2026 have it (a list of coins, each with a list of quotes);
// bitcoin's price and change are theirs, the rest is made up.
const ids = [
  1, 1027, 1839, 5426, 52, 74, 2010, 1958, 1975, 5805, 512, 1831, 20947, 4642, 2, 11419, 5994, 6636, 1437,
  7083,
]
const dollars = {
  symbol: "USD",
  price: 118240.42,
  volume_24h: 48700000000,
  percent_change_24h: 2.41,
  percent_change_7d: -8.63,
  market_cap: 2354000000000,
  last_updated: "2026-08-10T12:00:05.000Z",
}
const coin = (symbol: BasketCoin, quote: unknown = [dollars]) => ({
  id: ids[basketCoins.indexOf(symbol)] ?? 0,
  name: symbol,
  symbol: symbol.toUpperCase(),
  cmc_rank: 1,
  last_updated: "2026-08-10T12:00:00.000Z",
  quote,
})
const status = {
  timestamp: "2026-08-10T12:00:30.000Z",
  error_code: "0",
  error_message: "",
  elapsed: 12,
  credit_count: 1,
}
const coins = basketCoins.map((symbol) => coin(symbol))
const reply = (data: unknown, changed: object = {}) => ({ status: { ...status, ...changed }, data })

const read = (body: unknown) => readFigure(coinmarketcap, "btc.spot", "2026-08-09", { "quotes/latest": body })
const said = (observations: Observation[]) =>
  Object.fromEntries(
    observations.map((each) => [each.figure, each.kind === "value" ? each.value : each.kind]),
  )

test("one call gives prices, changes as ratios and the capitalisations of the whole basket", async () => {
  const observations = (await read(reply(coins))).map((each) => Observation.parse(each))
  expect(Object.keys(said(observations))).toHaveLength(13)
  expect(said(observations)).toMatchObject({
    "btc.spot": "118240.42",
    "btc.change.24h": "0.0241",
    "btc.change.7d": "-0.0863",
    "sol.change.7d": "-0.0863",
    "basket.caps": "distribution",
  })
  expect(observations[0]).toMatchObject({
    unit: "USD",
    asOf: "2026-08-10T12:00:05.000Z",
    origin: "CoinMarketCap",
    url: `https://pro-api.coinmarketcap.com/public-api/v3/cryptocurrency/quotes/latest?id=${ids.join(",")}&convert=USD`,
  })
  const caps = observations.find(({ kind }) => kind === "distribution")
  expect(caps?.kind === "distribution" && caps.parts.map(({ part }) => part)).toEqual([...basketCoins])
})

describe("each documented shape is read alike", () => {
  const { symbol: _, ...usd } = dollars
  test.each([
    ["quotes by currency", reply(basketCoins.map((each) => coin(each, { USD: usd })))],
    ["coins by id", reply(Object.fromEntries(coins.map((each) => [each.id, each])))],
    ["a status in numbers", reply(coins, { error_code: 0, error_message: null })],
    [
      "another currency beside",
      reply(coins.map((each) => ({ ...each, quote: [{ ...dollars, symbol: "EUR", price: 1 }, dollars] }))),
    ],
  ])("%s", async (_, body) => {
    expect(said(await read(body))).toEqual(said(await read(reply(coins))))
  })
})

test("a quote without a moment of its own is as of its coin's", async () => {
  const { last_updated: _, ...quote } = dollars
  expect((await read(reply([coin("btc", [quote])])))[0]?.asOf).toBe("2026-08-10T12:00:00.000Z")
})

describe("who is asked", () => {
  test("the keyless path needs no header, and it is asked only where figures are held", async () => {
    const { get, asked } = answering({ "quotes/latest": reply(coins) })
    const [reading] = openReadings(coinmarketcap)
    await reading?.read(askFor("2026-08-09", get))
    expect(reading?.turn).toBe("if held")
    expect(asked.map(({ url, headers }) => [new URL(url).pathname, headers])).toEqual([
      ["/public-api/v3/cryptocurrency/quotes/latest", {}],
    ])
  })

  test("a key goes in a header, never in the address, and the path has no prefix", async () => {
    const { get, asked } = answering({ "quotes/latest": reply(coins) })
    await openReadings(coinmarketcap, "cmc-secret")[0]?.read(askFor("2026-08-09", get))
    expect(asked.map(({ url, headers }) => [new URL(url).pathname, headers])).toEqual([
      ["/v3/cryptocurrency/quotes/latest", { "X-CMC_PRO_API_KEY": "cmc-secret" }],
    ])
    expect(asked[0]?.url).not.toContain("secret")
  })

  const refusing =
    (status: number, get: Get): Get =>
    async (url, options) => {
      if (!url.includes("/public-api/")) return await get(url, options)
      throw new OutsideError("cmc.test", `answered ${status} to /public-api`, { status, retryable: false })
    }

  test("the older keyless path is asked when the newer one is not there", async () => {
    const { get, asked } = answering({ "quotes/latest": reply(coins) })
    const [reading] = openReadings(coinmarketcap)
    const observations = (await reading?.read(askFor("2026-08-09", refusing(404, get)))) ?? []
    expect(said(observations)).toMatchObject({ "btc.spot": "118240.42" })
    expect(asked.map(({ url }) => new URL(url).pathname)).toEqual([
      "/trial-pro-api/v3/cryptocurrency/quotes/latest",
    ])
  })

  test.each([429, 403, 500])("the older path is not asked after %i", async (status) => {
    const { get, asked } = answering({ "quotes/latest": reply(coins) })
    const [reading] = openReadings(coinmarketcap)
    await expect(reading?.read(askFor("2026-08-09", refusing(status, get)))).rejects.toThrow(OutsideError)
    expect(asked).toEqual([])
  })
})

test.each([
  ["is missing", null, []],
  ["has no quote in dollars", coin("btc", [{ ...dollars, symbol: "EUR" }]), []],
  ["has no price", coin("btc", [{ ...dollars, price: null }]), ["btc.change.24h", "btc.change.7d"]],
  [
    "has no changes",
    coin("btc", [{ symbol: "USD", price: 1, last_updated: dollars.last_updated }]),
    ["btc.spot"],
  ],
  ["bears another's symbol", { ...coin("btc"), symbol: "BTCB" }, []],
  ["bears another's id", { ...coin("btc"), id: 31469 }, []],
])("a coin that %s takes nothing from the others", async (_, bitcoin, given) => {
  const figures = (await read(reply([...(bitcoin ? [bitcoin] : []), ...coins.slice(1)]))).map(
    ({ figure }) => figure,
  )
  expect(figures.filter((figure) => figure.startsWith("btc"))).toEqual(given)
  expect(figures).toContain("eth.spot")
})

test.each([
  [
    "an error with 200",
    { status: { ...status, error_code: 1011, error_message: "IP rate limit" } },
    "coinmarketcap answered with the error 1011 IP rate limit",
  ],
  [
    "an error in text beside data",
    reply(coins, { error_code: "1008", error_message: "Minute limit" }),
    "coinmarketcap answered with the error 1008 Minute limit",
  ],
  ["an error without a message", reply(coins, { error_code: 500, error_message: null }), "the error 500"],
  ["an empty error code", reply(coins, { error_code: "" }), "coinmarketcap answered with the error"],
  ["no status", { data: coins }, "status"],
  ["no data", reply(null), "data"],
  ["nothing", reply([]), "coinmarketcap gave no price of any coin"],
  ["a price in text", reply([coin("btc", [{ ...dollars, price: "118240.42" }])]), "data"],
  ["a stamp in seconds", reply([coin("btc", [{ ...dollars, last_updated: 1786363205 }])]), "data"],
])("%s is refused", async (_, body, message) => {
  await expect(read(body)).rejects.toThrow(message)
})
