import { describe, expect, test } from "vitest"
import { Observation } from "../../../src/market/observation.ts"
import { bitview } from "../../../src/market/sources/bitview.ts"
import { answering, askFor, openReadings, pointsOf, readFigure } from "./answering.ts"

// The envelopes are those of Bitview's code (crates/brk_types/src/series_data.rs); no reply of February 2026 was found.
// Realised prices near Coin Metrics' of those days; the others are invented and of the right size.
const envelope = (type: string, data: unknown[], start = 6246) => ({
  version: 21,
  index: "day1",
  type,
  start,
  end: start + data.length,
  stamp: "2026-02-09T00:10:00Z",
  data,
})
const dates = envelope("Date", ["2026-02-06", "2026-02-07", "2026-02-08", "2026-02-09"])
const realised = envelope("Dollars", [55215.6, 55143.91, 55149.52, 55150.03])
const mean = envelope("Dollars", [80210.5, 80195.25, 80188, 80187.75])
const supply = envelope("Bitcoin", [14350000.5, 14351000.25, 14352000, null])
const bulk = [dates, realised, mean, supply]

const read = (body: unknown, day = "2026-02-08") =>
  readFigure(bitview, "btc.realised_price", day, { "series/bulk": body })

describe("realised price, True Market Mean and long-term supply", () => {
  test("come from one request, each at its day's end, without the day under way", async () => {
    const observations = await read(bulk)
    expect(observations.map((each) => Observation.parse(each))).toMatchObject([
      {
        figure: "btc.realised_price",
        unit: "USD",
        asOf: "2026-02-09T00:00:00Z",
        source: "bitview",
        origin: "Bitview",
        url: "https://bitview.space/api/series/bulk?series=date,realized_price,true_market_mean,lth_supply&index=day1&start=-60",
        points: [
          { day: "2026-02-06", c: "55215.6" },
          { day: "2026-02-07", c: "55143.91" },
          { day: "2026-02-08", c: "55149.52" },
        ],
      },
      { figure: "btc.true_market_mean", unit: "USD" },
      { figure: "btc.lth_supply", unit: "BTC" },
    ])
    expect(pointsOf(observations.slice(2)).at(-1)).toEqual({ day: "2026-02-08", c: "14352000" })
  })

  test("are named by the dates beside them, wherever the list begins and however long each is", async () => {
    const moved = [
      { ...dates, start: 6239 },
      { ...realised, start: 6240, data: [55143.91, 55149.52] },
      { ...mean, start: 6239 },
      { ...supply, start: 6239 },
    ]
    expect(pointsOf(await read(moved))).toEqual([
      { day: "2026-02-07", c: "55143.91" },
      { day: "2026-02-08", c: "55149.52" },
    ])
  })

  test("a null is no point, and a series of nulls is not given", async () => {
    const observations = await read([
      dates,
      { ...realised, data: [55215.6, null, null, null] },
      { ...mean, data: [null, null, null, null] },
      supply,
    ])
    expect(observations.map(({ figure, asOf }) => [figure, asOf])).toEqual([
      ["btc.realised_price", "2026-02-07T00:00:00Z"],
      ["btc.lth_supply", "2026-02-09T00:00:00Z"],
    ])
  })

  test.each([
    ["cents", [dates, { ...realised, type: "Cents" }, mean, supply], "dollars or coins, not cents"],
    ["satoshis", [dates, realised, mean, { ...supply, type: "Sats" }], "dollars or coins, not cents"],
    ["weeks", [{ ...dates, index: "week1" }, realised, mean, supply], "0.index"],
    ["places in the stead of dates", [{ ...dates, data: [6246, 6247] }, realised, mean, supply], "0.data.0"],
    ["the series in another order", [realised, dates, mean, supply], "0.data.0"],
    ["a series too few", [dates, realised, mean], "bitview answered in a shape that it does not document"],
    ["a price of 0", [dates, { ...realised, data: [0] }, mean, supply], "1.data.0"],
    ["text", [dates, { ...realised, data: ["55215.6"] }, mean, supply], "1.data.0"],
    [
      "an error with 200",
      { error: { type: "not_found", code: "series_not_found" } },
      "bitview answered in a shape that it does not document",
    ],
    ["nothing", [], "bitview answered in a shape that it does not document"],
    ["the future only", [{ ...dates, data: ["2026-02-09"] }, realised, mean, supply], "gave no closed day"],
  ])("%s is refused", async (_, body, message) => {
    await expect(read(body)).rejects.toThrow(message)
  })
})

describe("the coins by the price that they last moved at", () => {
  // The shape is that of Bitview's code (crates/brk_types/src/urpd.rs), the numbers are invented.
  const bucket = (price_floor: number, supply: number) => ({
    price_floor,
    supply,
    realized_cap: price_floor * supply,
    unrealized_pnl: 0,
  })
  const urpd = {
    cohort: "all",
    date: "2026-02-08",
    aggregation: "lin500",
    close: 70330.38,
    total_supply: 19986000,
    buckets: [bucket(0, 9000000), bucket(66500, 485000.5), bucket(67000, 0), bucket(120000, 10500999.5)],
  }
  const readUrpd = (body: unknown, day = "2026-02-08") =>
    readFigure(bitview, "btc.urpd", day, { [`urpd/all/${day}?agg=lin500`]: body })

  test("are given by the floor of each band that holds any, at the end of the edition's day", async () => {
    const [observation] = await readUrpd(urpd)
    expect(Observation.parse(observation)).toMatchObject({
      kind: "distribution",
      figure: "btc.urpd",
      unit: "BTC",
      asOf: "2026-02-09T00:00:00Z",
      origin: "Bitview",
      url: "https://bitview.space/api/urpd/all/2026-02-08?agg=lin500",
      parts: [
        { part: "0", amount: "9000000" },
        { part: "66500", amount: "485000.5" },
        { part: "120000", amount: "10500999.5" },
      ],
    })
  })

  test.each([
    [
      "another day's",
      { ...urpd, date: "2026-02-09" },
      "bitview gave the distribution of 2026-02-09, not of 2026-02-08",
    ],
    ["in satoshis", { ...urpd, total_supply: 1998600000000000 }, "total_supply"],
    ["priced in cents", { ...urpd, close: 7033038 }, "close"],
    ["cut short", { ...urpd, buckets: urpd.buckets.slice(0, 2) }, "buckets that add up to total_supply"],
    ["empty", { ...urpd, buckets: [] }, "buckets that add up to total_supply"],
    ["doubled", { ...urpd, buckets: [...urpd.buckets, bucket(0, 1)] }, "no price twice among the buckets"],
    ["in bands of another width", { ...urpd, aggregation: "raw" }, "aggregation"],
    ["of some holders", { ...urpd, cohort: "lth" }, "cohort"],
    ["null", { ...urpd, buckets: [{ price_floor: 0, supply: null }] }, "buckets.0.supply"],
  ])("are refused when they are %s", async (_, body, message) => {
    await expect(readUrpd(body)).rejects.toThrow(message)
  })
})

describe("in the stead of mempool.space", () => {
  const reply = {
    hashrates: [
      { timestamp: 1770422400, avgHashrate: 1115368101115560000000 },
      { timestamp: 1770508800, avgHashrate: 1054790512732034000000 },
      { timestamp: 1770595200, avgHashrate: 990000000000000000000 },
    ],
    difficulty: [
      { time: 1769040000, height: 933408, difficulty: 141668107417558.2, adjustment: 0.9672 },
      { time: 1770422400, height: 935424, difficulty: 125864590119494.3, adjustment: 0.88845 },
    ],
    currentHashrate: 990000000000000000000,
    currentDifficulty: 125864590119494.3,
  }

  test("a day's hash rate is stamped with its start, unlike there, and today's is dropped", async () => {
    const observations = await readFigure(bitview, "btc.hash_rate", "2026-02-08", { "hashrate/6m": reply })
    expect(pointsOf(observations.filter(({ figure }) => figure === "btc.hash_rate"))).toEqual([
      { day: "2026-02-07", c: "1115.36810111556" },
      { day: "2026-02-08", c: "1054.790512732034" },
    ])
    expect(observations).toMatchObject([
      { figure: "btc.difficulty", value: "125864590119494.3", source: "bitview", origin: "Bitview" },
      { figure: "btc.retarget.height", value: "935424" },
      { figure: "btc.difficulty.previous", value: "141668107417558.2" },
      { figure: "btc.difficulty.daily" },
      { url: "https://bitview.space/api/v1/mining/hashrate/6m" },
    ])
  })

  test("fees are read like there", async () => {
    const observations = await readFigure(bitview, "btc.fees_per_block", "2026-02-08", {
      "reward-stats/1008": { startBlock: 934763, endBlock: 935770, totalFee: "2721486384" },
      "blocks/935770": [{ height: 935770, timestamp: 1770595199 }],
    })
    expect(observations).toMatchObject([
      { value: "0.0269988728571429", source: "bitview", origin: "Bitview", asOf: "2026-02-08T23:59:59Z" },
    ])
  })

  test("a failure is Bitview's by name", async () => {
    const down = { ...reply, currentHashrate: 0 }
    await expect(readFigure(bitview, "btc.hash_rate", "2026-02-08", { "hashrate/6m": down })).rejects.toThrow(
      "bitview answered in a shape that it does not document: currentHashrate",
    )
  })

  test("it is asked only for what would be held, and two requests stand in the first line", async () => {
    expect(openReadings(bitview).map(({ turn }) => turn ?? "first")).toEqual([
      "first",
      "first",
      "if held",
      "if held",
    ])
    const { get, asked } = answering({ "series/bulk": bulk })
    await openReadings(bitview)[0]?.read(askFor("2026-02-08", get))
    expect(asked).toHaveLength(1)
  })
})
