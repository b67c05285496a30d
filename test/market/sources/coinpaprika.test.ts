import { expect, test } from "vitest"
import { Observation } from "../../../src/market/observation.ts"
import { openSources } from "../../../src/market/sources/all.ts"
import { coinpaprika } from "../../../src/market/sources/coinpaprika.ts"
import { openReadings, readFigure } from "./answering.ts"

// Price, stamps and totals of the sample in CoinPaprika's own documentation (June 2025); the week's change and the
// record high are made up, in its shape.
const dollars = {
  price: 107077.69661924685,
  volume_24h: 23175936198.924427,
  market_cap: 2129051326372,
  percent_change_24h: 1.74,
  percent_change_7d: -2.05,
  ath_price: 111891.30013681,
  ath_date: "2025-05-22T18:37:00Z",
  percent_from_price_ath: -4.3,
}
const ticker = (changed: object = {}, quotes: unknown = { USD: { ...dollars, ...changed } }) => ({
  id: "btc-bitcoin",
  name: "Bitcoin",
  symbol: "BTC",
  rank: 1,
  last_updated: "2025-06-25T10:47:48Z",
  quotes,
})
const read = (body: unknown) =>
  readFigure(coinpaprika, "btc.spot", "2025-06-24", { "v1/tickers/btc-bitcoin": body })

test("a ticker gives price, changes as ratios, and the record high as of its moment", async () => {
  const observations = (await read(ticker())).map((each) => Observation.parse(each))
  expect(observations).toMatchObject([
    { figure: "btc.spot", unit: "USD", value: "107077.69661924685", asOf: "2025-06-25T10:47:48Z" },
    { figure: "btc.change.24h", unit: "ratio", value: "0.0174", asOf: "2025-06-25T10:47:48Z" },
    { figure: "btc.change.7d", unit: "ratio", value: "-0.0205" },
    { figure: "btc.ath", unit: "USD", value: "111891.30013681", asOf: "2025-05-22T18:37:00Z" },
  ])
  expect(observations[0]).toMatchObject({
    origin: "CoinPaprika",
    url: "https://api.coinpaprika.com/v1/tickers/btc-bitcoin",
  })
})

test("each coin is a call of its own, and only bitcoin's record high is read", async () => {
  const readings = openReadings(coinpaprika)
  expect(readings.map(({ figures }) => figures)).toEqual([
    ["btc.spot", "btc.change.24h", "btc.change.7d", "btc.ath"],
    ["eth.spot", "eth.change.24h", "eth.change.7d"],
    ["bnb.spot", "bnb.change.24h", "bnb.change.7d"],
    ["sol.spot", "sol.change.24h", "sol.change.7d"],
  ])
  expect(readings.map(({ turn }) => turn)).toEqual(readings.map(() => "if held"))
  const solana = await readFigure(coinpaprika, "sol.spot", "2025-06-24", {
    "v1/tickers/sol-solana": { ...ticker(), id: "sol-solana" },
  })
  expect(solana.map(({ figure }) => figure)).toEqual(["sol.spot", "sol.change.24h", "sol.change.7d"])
})

test("it is asked only where an operator says so: its free plan is not for commercial use", () => {
  const isOpen = (choice = {}) => openSources(choice).some(({ source }) => source.name === "coinpaprika")
  expect(isOpen()).toBe(false)
  expect(isOpen({ on: ["coinpaprika"] })).toBe(true)
})

test.each([
  ["a record high", { ath_price: null, ath_date: null }, ["btc.spot", "btc.change.24h", "btc.change.7d"]],
  ["the moment of its record high", { ath_date: null }, ["btc.spot", "btc.change.24h", "btc.change.7d"]],
  ["a price", { price: null }, ["btc.change.24h", "btc.change.7d", "btc.ath"]],
  ["a week's change", { percent_change_7d: undefined }, ["btc.spot", "btc.change.24h", "btc.ath"]],
])("a ticker without %s gives the rest", async (_, changed, given) => {
  expect((await read(ticker(changed))).map(({ figure }) => figure)).toEqual(given)
})

test.each([
  ["an error with 200", { error: "id not found" }, "coinpaprika answered with the error id not found"],
  ["another coin", { ...ticker(), id: "btcb-binance-bitcoin" }, "id: Invalid input"],
  ["no dollars", ticker({}, { BTC: { price: 1 } }), "quotes.USD"],
  ["a price in text", ticker({ price: "107077.69" }), "quotes.USD.price"],
  ["an empty text", ticker({ price: "" }), "quotes.USD.price"],
  ["a stamp in seconds", { ...ticker(), last_updated: 1750848468 }, "last_updated"],
  ["only nulls", ticker({}, { USD: {} }), "coinpaprika gave no price of btc-bitcoin"],
  ["null", null, "answered in a shape that it does not document"],
])("%s is refused", async (_, body, message) => {
  await expect(read(body)).rejects.toThrow(message)
})
