import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { basketCoins, Observation } from "../../../src/market/observation.ts"
import { coingecko } from "../../../src/market/sources/coingecko.ts"
import { answering, askFor, openReadings, readFigure } from "./answering.ts"

// CoinGecko's own sample of 18 May 2026; the fields that are not read are left out.
const bitcoin = {
  id: "bitcoin",
  symbol: "btc",
  current_price: 77671,
  market_cap: 1555886872303,
  price_change_percentage_24h: -0.95302,
  ath: 126080,
  ath_date: "2025-10-06T18:57:42.558Z",
  roi: null,
  last_updated: "2026-05-18T12:49:21.599Z",
  price_change_percentage_24h_in_currency: -0.9530164743774191,
  price_change_percentage_7d_in_currency: -4.042267423689584,
}
// Prices of CoinGecko's sample of May 2026; the capitalisations and changes are made up, in its shape.
const coin = (id: string, current_price: number, market_cap: number, more: object = {}) => ({
  ...bitcoin,
  id,
  current_price,
  market_cap,
  ...more,
})
const others = [
  coin("ethereum", 2113.92, 255000000000),
  coin("binancecoin", 640.2, 89000000000, { price_change_percentage_7d_in_currency: null }),
  coin("solana", 87.044, 49000000000),
]
const small = ["ripple", "dogecoin", "cardano", "tron", "chainlink", "shiba-inu"].map((id, i) =>
  coin(id, 0.00000612, 30000000000 - i, { last_updated: `2026-05-18T12:40:0${i}Z` }),
)
const reply = [bitcoin, ...others, coin("tether", 1, 190000000000), ...small]

const read = (body: unknown) => readFigure(coingecko, "btc.spot", "2026-05-17", { "coins/markets": body })
const said = (observations: Observation[]) =>
  Object.fromEntries(
    observations.map((each) => [each.figure, each.kind === "value" ? each.value : each.kind]),
  )

test("one call gives prices, changes as ratios, the record high and the basket's capitalisations", async () => {
  const observations = (await read(reply)).map((each) => Observation.parse(each))
  expect(said(observations)).toEqual({
    "btc.spot": "77671",
    "btc.change.24h": "-0.00953016",
    "btc.change.7d": "-0.04042267",
    "eth.spot": "2113.92",
    "eth.change.24h": "-0.00953016",
    "eth.change.7d": "-0.04042267",
    "bnb.spot": "640.2",
    "bnb.change.24h": "-0.00953016",
    "sol.spot": "87.044",
    "sol.change.24h": "-0.00953016",
    "sol.change.7d": "-0.04042267",
    "basket.caps": "distribution",
    "btc.ath": "126080",
  })
  expect(observations[0]).toEqual({
    kind: "value",
    figure: "btc.spot",
    unit: "USD",
    value: "77671",
    asOf: "2026-05-18T12:49:21.599Z",
    source: "coingecko",
    origin: "CoinGecko",
    url: "https://api.coingecko.com/api/v3/coins/markets?vs_currency=usd&order=market_cap_desc&per_page=50&page=1&price_change_percentage=24h,7d",
    fetchedAt: "2026-08-11T00:10:00Z",
    rawSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test("what is odd about a coin that is not asked for costs none of the others", async () => {
  const odd = coin("figure-heloc", -1, 190000000000, { ath_date: "a while ago" })
  expect(said(await read([...reply, odd]))).toEqual(said(await read(reply)))
})

test("the record high is as of the moment it was set", async () => {
  const record = (await read(reply)).find(({ figure }) => figure === "btc.ath")
  expect(record).toMatchObject({ value: "126080", unit: "USD", asOf: "2025-10-06T18:57:42.558Z" })
})

describe("capitalisations", () => {
  const capsOf = async (body: unknown) =>
    (await read(body)).find(({ figure }) => figure === "basket.caps") ?? null

  test("are those of the basket's coins, by symbol, as of the oldest of them", async () => {
    expect(await capsOf(reply)).toMatchObject({
      unit: "USD",
      asOf: "2026-05-18T12:40:00Z",
      parts: [
        { part: "btc", amount: "1555886872303" },
        { part: "eth", amount: "255000000000" },
        { part: "bnb", amount: "89000000000" },
        { part: "sol", amount: "49000000000" },
        { part: "xrp", amount: "30000000000" },
        { part: "doge", amount: "29999999999" },
        { part: "ada", amount: "29999999998" },
        { part: "trx", amount: "29999999997" },
        { part: "link", amount: "29999999996" },
        { part: "shib", amount: "29999999995" },
      ],
    })
  })

  test("know every coin of the basket by its id", async () => {
    const ids =
      "bitcoin ethereum binancecoin solana ripple dogecoin cardano tron chainlink avalanche-2 stellar bitcoin-cash sui hedera-hashgraph litecoin the-open-network shiba-inu polkadot zcash uniswap"
    const caps = await capsOf(ids.split(" ").map((id) => coin(id, 1, 1000000000)))
    expect(caps?.kind === "distribution" && caps.parts.map(({ part }) => part)).toEqual([...basketCoins])
  })

  test.each([
    ["nine coins have one", reply.slice(0, -1)],
    ["one of ten is null", [...reply.slice(0, -1), { ...small[5], market_cap: null }]],
    ["one of ten is 0", [...reply.slice(0, -1), { ...small[5], market_cap: 0 }]],
    ["one of ten is of no moment", [...reply.slice(0, -1), { ...small[5], last_updated: null }]],
    ["bitcoin has none", [{ ...bitcoin, market_cap: null }, ...reply.slice(1), coin("sui", 1, 1000000000)]],
  ])("are not given when %s", async (_, body) => {
    expect(await capsOf(body)).toBeNull()
    expect(said(await read(body))).toHaveProperty(["eth.spot"])
  })
})

test.each([
  ["is missing", undefined, []],
  ["has no price", { current_price: null }, ["btc.change.24h", "btc.change.7d", "btc.ath"]],
  ["has a price of 0", { current_price: 0 }, ["btc.change.24h", "btc.change.7d", "btc.ath"]],
  ["has no moment", { last_updated: null }, ["btc.ath"]],
  ["has no record high", { ath: null }, ["btc.spot", "btc.change.24h", "btc.change.7d"]],
  ["has a record high of no moment", { ath_date: null }, ["btc.spot", "btc.change.24h", "btc.change.7d"]],
  [
    "has no change over a week",
    { price_change_percentage_7d_in_currency: undefined },
    ["btc.spot", "btc.change.24h", "btc.ath"],
  ],
  [
    "has only the plain change over a day",
    { price_change_percentage_24h_in_currency: undefined },
    ["btc.spot", "btc.change.24h", "btc.change.7d", "btc.ath"],
  ],
])("a coin that %s takes nothing from the others", async (_, change, given) => {
  const observations = await read(change ? [{ ...bitcoin, ...change }, ...others] : others)
  const figures = observations.map(({ figure }) => figure)
  expect(figures.filter((figure) => figure.startsWith("btc"))).toEqual(given)
  expect(figures).toContain("sol.spot")
})

test("a change that rounds to nothing is 0 without a sign", async () => {
  const still = { ...bitcoin, price_change_percentage_24h_in_currency: -0.0000001 }
  expect(said(await read([still]))).toMatchObject({ "btc.change.24h": "0" })
})

test("a demo key goes in a header and never in the address", async () => {
  const { get, asked } = answering({ "coins/markets": reply })
  for (const reading of openReadings(coingecko, "CG-secret")) await reading.read(askFor("2026-05-17", get))
  expect(asked.map(({ headers }) => headers)).toEqual([{ "x-cg-demo-api-key": "CG-secret" }])
  expect(asked[0]?.url).not.toContain("secret")
})

test("without a key no header is sent", async () => {
  const { get, asked } = answering({ "coins/markets": reply })
  await openReadings(coingecko)[0]?.read(askFor("2026-05-17", get))
  expect(asked[0]?.headers).toEqual({})
})

test.each([
  ["nothing", [], "coingecko gave no price of any coin"],
  ["no coin of ours", [coin("tether", 1, 1)], "coingecko gave no price of any coin"],
  ["a price in text", [{ ...bitcoin, current_price: "77671" }], "0.current_price"],
  ["an empty text", [{ ...bitcoin, current_price: "" }], "0.current_price"],
  ["a price below 0", [{ ...bitcoin, current_price: -1 }], "0.current_price"],
  ["a stamp in seconds", [{ ...bitcoin, last_updated: 1779092258 }], "0.last_updated"],
  ["a day for a moment", [{ ...bitcoin, ath_date: "2025-10-06" }], "0.ath_date"],
  ["an object for a list", { bitcoin }, "answered in a shape that it does not document"],
  ["null", null, "answered in a shape that it does not document"],
  [
    "an error with 200",
    { status: { error_code: 10010, error_message: "Invalid   API key" } },
    "coingecko answered with the error 10010 Invalid API key",
  ],
])("%s is refused", async (_, body, message) => {
  await expect(read(body)).rejects.toThrow(message)
})

const recorded = "../shared/data/recorded"
describe.skipIf(!existsSync(recorded))("as recorded (skipped where the recordings are not at hand)", () => {
  const body = (name: string) => readFileSync(`${recorded}/${name}`, "utf8")

  test("the sample of the documentation is read", async () => {
    expect(said(await read(body("coingecko_coins_markets_bitcoin.json")))).toEqual({
      "btc.spot": "77671",
      "btc.change.24h": "-0.00953016",
      "btc.change.7d": "-0.04042267",
      "btc.ath": "126080",
    })
  })

  test("the refusal of a request without a User-Agent is an error", async () => {
    const reply = body("coingecko_403_missing_user_agent.error.json")
    await expect(read(reply)).rejects.toThrow(
      "answered with the error 403 Please add a descriptive User-Agent",
    )
  })

  test("the reply of another endpoint is refused", async () => {
    await expect(read(body("coingecko_simple_price_bitcoin.json"))).rejects.toThrow("does not document")
  })
})
