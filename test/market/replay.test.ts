import { Decimal } from "decimal.js"
import { describe, expect, test } from "vitest"
import { agree } from "../../src/market/agree.ts"
import type { Figure } from "../../src/market/figure.ts"
import { gather } from "../../src/market/gather.ts"
import type { FigureId } from "../../src/market/observation.ts"
import { allSources } from "../../src/market/sources/all.ts"
import { createOutside } from "../../src/outside.ts"
import { marketApp } from "../outside/market/app.ts"
import { eighthOfFebruary } from "../outside/market/eighth-of-february.ts"
import type { Faults } from "../outside/market/faults.ts"

const when = { day: "2026-02-08", slot: "2026-02-09T00:10:00Z" }
const at = (provider: string) => `http://market.test/${provider}`
const sources = allSources({
  coinbase: at("coinbase"),
  kraken: at("kraken"),
  binance: at("binance"),
  coingecko: at("coingecko"),
  mempool: at("mempool"),
  blockchain: at("blockchain"),
})

async function replay(faults: Faults = {}) {
  const app = marketApp(eighthOfFebruary, faults, { slowMs: 500 })
  const outside = createOutside({
    now: () => Date.UTC(2026, 1, 9, 0, 10),
    userAgent: "Plumbline test",
    timeoutMs: 100,
    sleep: async () => {},
    fetch: async (url, init) => {
      const late = new Promise<never>((_, reject) => init.signal?.addEventListener("abort", reject))
      return await Promise.race([app.fetch(new Request(url, init)), late])
    },
  })
  const gathered = await gather(sources, { day: when.day, get: outside.get })
  const figures = agree(gathered.observations, when)
  const figure = (id: FigureId): Figure => {
    const found = figures.find((each) => each.id === id)
    if (!found) throw new Error(`no figure ${id}`)
    return found
  }
  const series = (id: FigureId) => {
    const found = figure(id)
    if (found.kind !== "series") throw new Error(`${id} is ${found.outcome}: ${JSON.stringify(found)}`)
    return found
  }
  const held = () =>
    figures.flatMap((each) => (each.outcome === "held" ? [`${each.id}: ${each.reason.code}`] : []))
  return { ...gathered, figures, figure, series, held, app }
}

type Replay = Awaited<ReturnType<typeof replay>>

/** The change in percent from the close seven days before to the last one. */
function week(result: Replay, id: FigureId): string {
  const points = result.series(id).series
  const [first, last] = [points.at(-8), points.at(-1)]
  if (!first || !last) throw new Error("too short")
  return new Decimal(last.c).div(first.c).minus(1).times(100).toFixed(2)
}

test("every figure of 8 February 2026 is there, none is held, and no source failed", async () => {
  const result = await replay()
  expect(result.failures).toEqual([])
  expect(result.held()).toEqual([])
  expect(Object.fromEntries(result.figures.map(({ id, outcome }) => [id, outcome]))).toEqual({
    "btc.daily": "agreed",
    "eth.daily": "agreed",
    "bnb.daily": "single",
    "sol.daily": "agreed",
    "btc.spot": "single",
    "eth.spot": "single",
    "bnb.spot": "single",
    "sol.spot": "single",
    "btc.ath": "agreed",
    "btc.difficulty": "single",
    "btc.difficulty.previous": "single",
    "btc.retarget.height": "single",
    "btc.hash_rate": "single",
    "btc.fees_per_block": "single",
  })
})

test("bitcoin's candles are Binance's, confirmed to a third of a percent, and end with the day's close", async () => {
  const daily = (await replay()).series("btc.daily")
  expect(daily.origin).toBe("Binance BTCUSDT")
  expect(daily.asOf).toBe("2026-02-09T00:00:00Z")
  // The widest of the eight days was 5 February: Yahoo 62,702.10, Binance 62,909.86.
  expect(daily.spread).toBe("0.003303")
  expect(daily.observations.map(({ source, origin }) => `${source}: ${origin}`)).toEqual([
    "binance: Binance BTCUSDT",
    "kraken: Yahoo Finance",
  ])
  expect(daily.series[0]?.day).toBe("2025-09-25")
  expect(daily.series.at(-1)).toEqual({
    day: "2026-02-08",
    o: "69289.37",
    h: "72271.41",
    l: "68888",
    c: "70330.38",
    v: "21420.53168",
  })
})

test("the week's changes are those between Binance's closes of 1 and 8 February", async () => {
  const result = await replay()
  const changes = (["btc.daily", "eth.daily", "bnb.daily", "sol.daily"] as const).map((id) =>
    week(result, id),
  )
  expect(changes).toEqual(["-8.62", "-7.95", "-15.64", "-13.69"])
})

test("the difficulty is that of the retarget of 7 February, with the one before it", async () => {
  const { figure } = await replay()
  expect(figure("btc.difficulty")).toMatchObject({ value: "125864590119494.3", asOf: "2026-02-07T00:00:00Z" })
  expect(figure("btc.difficulty.previous")).toMatchObject({ value: "141668107417558.2" })
  expect(figure("btc.retarget.height")).toMatchObject({ value: "935424", unit: "blocks" })
})

test("the hash rate's days are shifted from the stamps of their ends, and its week's mean is 977.9 EH/s", async () => {
  const { series } = (await replay()).series("btc.hash_rate")
  expect(series.at(-1)?.day).toBe("2026-02-08")
  const mean = Decimal.sum(...series.slice(-7).map(({ c }) => c)).div(7)
  expect(mean.toFixed(1)).toBe("977.9")
})

test("the record high is Binance's own, on the day that CoinGecko names", async () => {
  const { figure } = await replay()
  expect(figure("btc.ath")).toMatchObject({
    value: "126199.63",
    asOf: "2025-10-06T00:00:00Z",
    origin: "Binance BTCUSDT",
    outcome: "agreed",
  })
})

test("prices are CoinGecko's at the end of the day, and fees those of the last 1,008 blocks", async () => {
  const { figure } = await replay()
  expect(figure("btc.spot")).toMatchObject({ value: "70264.726562", asOf: "2026-02-09T00:00:00Z" })
  expect(figure("btc.fees_per_block")).toMatchObject({
    value: "0.0269988728571429",
    asOf: "2026-02-08T23:59:59Z",
    origin: "Blockchain.com",
  })
})

describe("with one provider down", () => {
  test("Kraken: no second origin is left, and the closes of three coins and the record high are held", async () => {
    const result = await replay({ kraken: "down" })
    expect(result.held()).toEqual([
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
    const [whole, without] = await Promise.all([replay(), replay({ binance: "down" })])
    for (const id of ["btc.daily", "eth.daily", "sol.daily"] as const) {
      const [before, after] = [whole.series(id), without.series(id)]
      expect(after.origin).toBe(before.origin)
      expect(after.series.slice(-15)).toEqual(before.series.slice(-15))
    }
    expect(without.held()).toEqual(["bnb.daily: missing", "bnb.spot: missing"])
  })

  test("Coinbase: nothing is lost", async () => {
    expect((await replay({ coinbase: "down" })).held()).toEqual([])
  })

  test("mempool.space: difficulty and fees are held, the hash rate comes from Blockchain.com", async () => {
    const result = await replay({ mempool: "down" })
    expect(result.held()).toEqual([
      "btc.difficulty: missing",
      "btc.difficulty.previous: missing",
      "btc.retarget.height: missing",
      "btc.fees_per_block: missing",
    ])
    expect(result.series("btc.hash_rate").observations.map(({ source }) => source)).toEqual(["blockchain"])
  })

  test("Blockchain.com: the hash rate is mempool.space's", async () => {
    const result = await replay({ blockchain: "down" })
    expect(result.held()).toEqual([])
    expect(result.series("btc.hash_rate").observations.map(({ source }) => source)).toEqual(["mempool"])
  })

  test("CoinGecko: prices and the record high are held", async () => {
    expect((await replay({ coingecko: "down" })).held()).toEqual([
      "btc.spot: missing",
      "eth.spot: missing",
      "bnb.spot: missing",
      "sol.spot: missing",
      "btc.ath: missing",
    ])
  })
})

describe("with a provider that misbehaves", () => {
  test.each([
    ["slow", "kraken gave no answer within 0.1 s to /kraken/0/public/OHLC"],
    ["html", "kraken answered HTML where JSON was due to /kraken/0/public/OHLC"],
    ["error200", "kraken answered with the error EGeneral:Too many requests"],
    ["null", "kraken gave no closed day up to 2026-02-08 for btc.daily"],
  ] as const)("Kraken %s: its readings fail, each with what came", async (fault, detail) => {
    const result = await replay({ kraken: fault })
    expect(result.failures).toHaveLength(3)
    expect(result.failures[0]?.detail).toBe(detail)
    expect(result.figure("btc.daily")).toMatchObject({ reason: { code: "too_few_origins" } })
  })

  test("Kraken stale: its last day is named in the reason", async () => {
    const { figure } = await replay({ kraken: "stale" })
    expect(figure("btc.daily")).toMatchObject({
      reason: {
        code: "too_few_origins",
        detail: expect.stringContaining("kraken's btc.daily ends with 2026-02-05; 2026-02-08 is needed"),
      },
    })
  })

  test("Kraken shifted by a day: held, and the shift is named", async () => {
    const { figure } = await replay({ kraken: "shifted" })
    expect(figure("btc.daily")).toMatchObject({
      reason: { code: "apart", detail: expect.stringContaining("kraken's are labelled a day later") },
    })
  })

  test("Kraken in the wrong unit: out of range", async () => {
    const { figure } = await replay({ kraken: "unit" })
    expect(figure("btc.daily")).toMatchObject({
      reason: { code: "too_few_origins", detail: expect.stringContaining("1000 to 2000000 is accepted") },
    })
  })

  test.each(["shifted", "unit", "stale", "html"] as const)(
    "Binance %s: Coinbase's transport of the same origin is confirmed by Kraken and printed",
    async (fault) => {
      const result = await replay({ binance: fault })
      const daily = result.series("btc.daily")
      expect(daily.observations.map(({ source }) => source)).toEqual(["coinbase", "kraken"])
      expect(daily.series.at(-1)?.c).toBe("70330.38")
    },
  )

  test("CoinGecko stale: its prices are three days old and held", async () => {
    const { figure } = await replay({ coingecko: "stale" })
    expect(figure("btc.spot")).toMatchObject({ reason: { code: "stale" } })
  })

  test("mempool.space in the wrong unit: no figure of the network but Blockchain.com's hash rate is left", async () => {
    const result = await replay({ mempool: "unit" })
    expect(result.held()).toEqual([
      "btc.difficulty: out_of_range",
      "btc.difficulty.previous: out_of_range",
      "btc.retarget.height: missing",
      "btc.fees_per_block: out_of_range",
    ])
    expect(result.series("btc.hash_rate").dropped).toMatchObject([
      { code: "out_of_range", source: "mempool" },
    ])
  })
})

test("the same replay gives the same observations and figures, byte for byte", async () => {
  const [first, second] = await Promise.all([replay(), replay()])
  expect(JSON.stringify(first.observations)).toBe(JSON.stringify(second.observations))
  expect(JSON.stringify(first.figures)).toBe(JSON.stringify(second.figures))
})
