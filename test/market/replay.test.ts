import { Decimal } from "decimal.js"
import { beforeAll, expect, test } from "vitest"
import { basketCoins, type FigureId } from "../../src/market/observation.ts"
import { openSources } from "../../src/market/sources/all.ts"
import { sourcesOff } from "../demonstration.ts"
import { type Replay, replay } from "./replay.ts"

let whole: Replay
beforeAll(async () => {
  whole = await replay()
})

/** The change in percent from the close seven days before to the last one. */
function week(result: Replay, id: FigureId): string {
  const points = result.series(id).series
  const [first, last] = [points.at(-8), points.at(-1)]
  if (!first || !last) throw new Error("too short")
  return new Decimal(last.c).div(first.c).minus(1).times(100).toFixed(2)
}

test("every figure that is known of 8 February 2026 is settled, and no source failed for another reason", () => {
  const result = whole
  expect(result.failures).toEqual([])
  const settled = result.figures.filter(({ outcome }) => outcome !== "held")
  expect(Object.fromEntries(settled.map(({ id, outcome }) => [id, outcome]))).toEqual({
    "btc.daily": "agreed",
    "eth.daily": "agreed",
    "bnb.daily": "single",
    "sol.daily": "agreed",
    "btc.spot": "agreed",
    "eth.spot": "agreed",
    "bnb.spot": "agreed",
    "sol.spot": "agreed",
    "btc.change.24h": "single",
    "eth.change.24h": "single",
    "bnb.change.24h": "single",
    "sol.change.24h": "single",
    "btc.ath": "agreed",
    "btc.difficulty": "single",
    "btc.difficulty.previous": "single",
    "btc.difficulty.daily": "single",
    "btc.retarget.height": "single",
    "btc.hash_rate": "single",
    "btc.fees_per_block": "single",
    "btc.realised_price": "single",
    "etf.btc.flow": "single",
    "etf.eth.flow": "single",
    "etf.sol.flow": "single",
    "btc.dvol": "single",
    fear_greed: "single",
  })
})

test("what is not known of that day is answered 404 and given by nobody", () => {
  const { observations, app } = whole
  const unknown = ["trx", "xlm", "bch", "sui", "hbar", "ton", "shib", "dot", "zec", "uni"]
  const given = new Set(observations.map(({ figure }) => figure))
  const absent: FigureId[] = [
    ...basketCoins.filter((coin) => unknown.includes(coin)).map((coin) => `${coin}.daily` as const),
    "btc.change.7d",
    "basket.caps",
    "btc.next_retarget.change",
    "btc.true_market_mean",
    "btc.lth_supply",
    "btc.urpd",
    "btc.open_interest",
    "btc.funding",
    "btc.derivatives_volume",
    "headlines",
  ]
  expect(absent.filter((id) => given.has(id))).toEqual([])
  expect(app.requests().length).toBeLessThanOrEqual(45)
})

test("the sources that are off are those that the replay has nothing of, and all others are asked", () => {
  const { app } = whole
  const asked = new Set(app.requests().map(({ provider }) => provider))
  expect([...asked].toSorted()).toEqual(
    openSources({ off: sourcesOff })
      .map(({ source }) => source.name)
      .toSorted(),
  )
})

test("bitcoin's candles are Binance's, confirmed to a third of a percent, and end with the day's close", () => {
  const daily = whole.series("btc.daily")
  expect(daily.origin).toBe("Binance BTCUSDT")
  expect(daily.asOf).toBe("2026-02-09T00:00:00Z")
  // The widest of the eight days was 5 February: Yahoo 62,702.10, Binance 62,909.86.
  expect(daily.spread).toBe("0.003303")
  expect(daily.observations.map(({ source, origin }) => `${source}: ${origin}`)).toEqual([
    "binance: Binance BTCUSDT",
    "kraken: Yahoo Finance",
  ])
  expect(daily.series[0]?.day).toBe("2024-03-17")
  expect(daily.series.at(-1)).toEqual({
    day: "2026-02-08",
    o: "69289.37",
    h: "72271.41",
    l: "68888",
    c: "70330.38",
    v: "21420.53168",
  })
})

test("the week's changes are those between Binance's closes of 1 and 8 February", () => {
  const result = whole
  const changes = (["btc.daily", "eth.daily", "bnb.daily", "sol.daily"] as const).map((id) =>
    week(result, id),
  )
  expect(changes).toEqual(["-8.62", "-7.95", "-15.64", "-13.69"])
})

test("the difficulty is that of the retarget of 7 February, with the one before it", () => {
  const { figure } = whole
  expect(figure("btc.difficulty")).toMatchObject({ value: "125864590119494.3", asOf: "2026-02-07T00:00:00Z" })
  expect(figure("btc.difficulty.previous")).toMatchObject({ value: "141668107417558.2" })
  expect(figure("btc.retarget.height")).toMatchObject({ value: "935424", unit: "blocks" })
})

test("the hash rate's days are shifted from the stamps of their ends, and its week's mean is 977.9 EH/s", () => {
  const { series } = whole.series("btc.hash_rate")
  expect(series.at(-1)?.day).toBe("2026-02-08")
  const mean = Decimal.sum(...series.slice(-7).map(({ c }) => c)).div(7)
  expect(mean.toFixed(1)).toBe("977.9")
})

test("the record high is Binance's own, on the day that CoinGecko names", () => {
  const { figure } = whole
  expect(figure("btc.ath")).toMatchObject({
    value: "126199.63",
    asOf: "2025-10-06T00:00:00Z",
    origin: "Binance BTCUSDT",
    outcome: "agreed",
  })
})

test("the price is the median of CoinGecko's and Binance's at the end of the day", () => {
  const { figure } = whole
  expect(figure("btc.spot")).toMatchObject({
    value: "70297.553281",
    asOf: "2026-02-09T00:00:00Z",
    origin: "Binance, Yahoo Finance, CoinGecko",
  })
})

test("fees are those of the last 1,008 blocks", () => {
  expect(whole.figure("btc.fees_per_block")).toMatchObject({
    value: "0.0269988728571429",
    asOf: "2026-02-08T23:59:59Z",
    origin: "Blockchain.com",
  })
})

test("flows of the funds end with Friday's, and those of the week are minus 318.1 million dollars", () => {
  const { series, asOf } = whole.series("etf.btc.flow")
  expect(series.slice(-5).map(({ c }) => c)).toEqual(["561.8", "-272", "-544.9", "-434.1", "371.1"])
  expect(asOf).toBe("2026-02-07T00:00:00Z")
})

test("the index of fear and greed, the volatility and the realised price are those of the day", () => {
  const { series } = whole
  expect(series("fear_greed").series.slice(-4)).toEqual([
    { day: "2026-02-05", c: "12" },
    { day: "2026-02-06", c: "9" },
    { day: "2026-02-07", c: "6" },
    { day: "2026-02-08", c: "7" },
  ])
  expect(series("btc.dvol").series.at(-1)).toEqual({ day: "2026-02-08", c: "57.29" })
  // The price at 00:00 of 8 February, 69,289.37, over the ratio that Blockchain.com gives for it, 1.2542865.
  expect(series("btc.realised_price").series.at(-1)).toEqual({ day: "2026-02-07", c: "55242.0599281" })
})

test("the same replay gives the same observations and figures, byte for byte", async () => {
  const [first, second] = await Promise.all([replay(), replay()])
  expect(JSON.stringify(first.observations)).toBe(JSON.stringify(second.observations))
  expect(JSON.stringify(first.figures)).toBe(JSON.stringify(second.figures))
})
