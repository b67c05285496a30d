import { expect, test } from "vitest"
import { replay } from "./replay.ts"

test.each([
  ["slow", "kraken gave no answer within 0.1 s to /kraken/0/public/OHLC"],
  ["html", "kraken answered HTML where JSON was due to /kraken/0/public/OHLC"],
  ["error200", "kraken answered with the error EGeneral:Too many requests"],
  ["null", "kraken gave no closed day up to 2026-02-08 for btc.daily"],
  ["empty", "kraken gave no closed day up to 2026-02-08 for btc.daily"],
  ["limited", "kraken answered 429 to /kraken/0/public/OHLC"],
  ["barred", "kraken answered 451 to /kraken/0/public/OHLC"],
  ["nameless", "kraken answered 403 to /kraken/0/public/OHLC"],
] as const)("Kraken %s: its readings fail, each with what came", async (fault, detail) => {
  const { failures, figure } = await replay({ kraken: fault })
  expect(failures.filter(({ source }) => source === "kraken")).toHaveLength(3)
  expect(failures.find(({ source }) => source === "kraken")?.detail).toBe(detail)
  expect(figure("btc.daily")).toMatchObject({ reason: { code: "too_few_origins" } })
})

test.each([
  ["stale", "kraken's btc.daily ends with 2026-02-05; 2026-02-08 is needed"],
  ["partial", "kraken's btc.daily ends with 2026-02-07; 2026-02-08 is needed"],
  ["frozen", "kraken's btc.daily"],
  ["unit", "kraken's btc.daily"],
  ["shifted", "a day later"],
] as const)("Kraken %s: bitcoin's closes are held, and why is named", async (fault, part) => {
  const found = (await replay({ kraken: fault })).figure("btc.daily")
  expect(found.outcome === "held" && found.reason.detail).toContain(part)
})

test("a provider that asks to be left alone is asked once more, and no oftener", async () => {
  const { app } = await replay({ alternative: "limited" })
  expect(app.requests().filter(({ provider }) => provider === "alternative")).toHaveLength(2)
})

test.each(["shifted", "unit", "stale", "html", "frozen", "reordered", "barred"] as const)(
  "Binance %s: Coinbase's transport of the same origin is confirmed by Kraken and printed",
  async (fault) => {
    const daily = (await replay({ binance: fault })).series("btc.daily")
    expect(daily.observations.map(({ source }) => source)).toEqual(["coinbase", "kraken"])
    expect(daily.series.at(-1)?.c).toBe("70330.38")
  },
)

test("CoinGecko stale: its prices are three days old, and no price of the moment has a second origin", async () => {
  const { figure } = await replay({ coingecko: "stale" })
  const spot = figure("btc.spot")
  expect(spot.outcome === "held" && spot.reason.detail).toContain("coingecko's btc.spot is as of 2026-02-06")
})

test("mempool.space in the wrong unit: no figure of the network but Blockchain.com's hash rate is left", async () => {
  const { figure, series } = await replay({ mempool: "unit" })
  for (const id of [
    "btc.difficulty",
    "btc.difficulty.previous",
    "btc.retarget.height",
    "btc.fees_per_block",
  ] as const) {
    expect(figure(id).outcome).toBe("held")
  }
  expect(series("btc.hash_rate").dropped).toMatchObject([{ source: "mempool" }])
})

test.each([
  ["alternative", "fear_greed"],
  ["farside", "etf.btc.flow"],
] as const)(
  "%s with its fields or columns in another order: nothing changes, since they have names",
  async (name, id) => {
    const [before, after] = await Promise.all([replay(), replay({ [name]: "reordered" })])
    expect(after.series(id).series).toEqual(before.series(id).series)
  },
)

test("Deribit with its columns in another order: no close is left", async () => {
  const { figure, failures } = await replay({ deribit: "reordered" })
  expect(figure("btc.dvol").outcome).toBe("held")
  expect(failures).toMatchObject([{ source: "deribit", detail: expect.stringContaining("no closed day") }])
})
