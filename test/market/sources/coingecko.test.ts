import { expect, test } from "vitest"
import { Observation } from "../../../src/market/observation.ts"
import { coingecko } from "../../../src/market/sources/coingecko.ts"
import { answering, readFigure } from "./answering.ts"

// The shape of CoinGecko's own sample of May 2026.
const prices = {
  bitcoin: { usd: 76975.12, last_updated_at: 1779092258 },
  ethereum: { usd: 2113.92, last_updated_at: 1779092250 },
  binancecoin: { usd: 640.2, last_updated_at: 1779092251 },
  solana: { usd: 87.044, last_updated_at: 1779092252 },
}
const bitcoin = {
  id: "bitcoin",
  current_price: 77671,
  ath: 126080,
  ath_date: "2025-10-06T18:57:42.558Z",
  roi: null,
}

const readSpot = (body: unknown) =>
  readFigure(coingecko(), "eth.spot", "2026-05-17", { "simple/price": body })
const readRecord = (body: unknown) =>
  readFigure(coingecko(), "btc.ath", "2026-05-17", { "coins/markets": body })

test("prices are those of four coins, each as of its own update", async () => {
  const observations = await readSpot(prices)
  expect(observations.map((each) => Observation.parse(each))).toMatchObject([
    { figure: "btc.spot", value: "76975.12", unit: "USD", asOf: "2026-05-18T08:17:38Z", origin: "CoinGecko" },
    { figure: "eth.spot", value: "2113.92", asOf: "2026-05-18T08:17:30Z" },
    { figure: "bnb.spot", value: "640.2", asOf: "2026-05-18T08:17:31Z" },
    { figure: "sol.spot", value: "87.044", asOf: "2026-05-18T08:17:32Z" },
  ])
})

test.each([
  ["is missing", undefined],
  ["is null", null],
  ["is empty", {}],
  ["has a null price", { usd: null, last_updated_at: 1779092258 }],
  ["has a price of no moment", { usd: 87.044, last_updated_at: null }],
])("a coin that %s takes nothing from the others", async (_, solana) => {
  expect((await readSpot({ ...prices, solana })).map(({ figure }) => figure)).toEqual([
    "btc.spot",
    "eth.spot",
    "bnb.spot",
  ])
})

test("the record high is as of the moment it was set", async () => {
  expect(await readRecord([bitcoin])).toMatchObject([
    { figure: "btc.ath", kind: "value", value: "126080", asOf: "2025-10-06T18:57:42.558Z" },
  ])
})

test("a demo key goes in a header and never in the address", async () => {
  const { get, asked } = answering({ "coins/markets": [bitcoin], "simple/price": prices })
  for (const reading of coingecko({ key: "CG-secret" }).readings)
    await reading.read({ day: "2026-05-17", get })
  for (const { url, headers } of asked) {
    expect(headers).toEqual({ "x-cg-demo-api-key": "CG-secret" })
    expect(url).not.toContain("secret")
  }
})

test("without a key no header is sent", async () => {
  const { get, asked } = answering({ "simple/price": prices })
  await coingecko().readings[0]?.read({ day: "2026-05-17", get })
  expect(asked[0]?.headers).toEqual({})
})

test.each([
  ["no coin has one", { bitcoin: {}, solana: null }, "coingecko gave no price of any coin"],
  ["a price is 0", { ...prices, solana: { usd: 0, last_updated_at: 1779092258 } }, "solana.usd"],
  [
    "a stamp is in ms",
    { ...prices, solana: { usd: 1, last_updated_at: 1779092258000 } },
    "solana.last_updated_at",
  ],
  [
    "an error comes with 200",
    { status: { error_code: 10010, error_message: "Invalid   API key" } },
    "coingecko answered with the error 10010 Invalid API key",
  ],
])("prices are refused when %s", async (_, body, message) => {
  await expect(readSpot(body)).rejects.toThrow(message)
})

test.each([
  ["another coin's", [{ ...bitcoin, id: "bitcoin-cash" }], "0.id"],
  ["null", [{ ...bitcoin, ath: null }], "0.ath"],
  ["without its date", [{ ...bitcoin, ath_date: null }], "0.ath_date"],
  ["not there", [], "coingecko answered in a shape that it does not document"],
])("a record high that is %s is refused", async (_, body, message) => {
  await expect(readRecord(body)).rejects.toThrow(message)
})
