import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { addDays, startOf } from "../../../src/market/day.ts"
import { Observation } from "../../../src/market/observation.ts"
import type { Get, Kept } from "../../../src/market/source.ts"
import { binance } from "../../../src/market/sources/binance.ts"
import { OutsideError } from "../../../src/outside.ts"
import { answering, askFor, openReadings, pointsOf, readFigure } from "./answering.ts"

// The shape of a recorded reply of September 2026, with the values of 7 and 8 February 2026 from Binance's history.
const row = (openTime: number, cells: unknown[], closeTime: unknown = openTime + 86_399_999) => [
  openTime,
  ...cells,
  closeTime,
  "291182.10406440",
  443,
  "0.33082000",
  "27832.65613240",
  "0",
]
const seventh = row(1770422400000, [
  "70580.26000000",
  "71690.07000000",
  "67300.00000000",
  "69289.38000000",
  "44255.48036000",
])
const eighth = row(1770508800000, [
  "69289.37000000",
  "72271.41000000",
  "68888.00000000",
  "70330.38000000",
  "21420.53168000",
])

const read = (day: string, body: unknown) => readFigure(binance, "btc.daily", day, { klines: body })

/** `count` candles that end with `last`, all of one price. */
const candlesTo = (last: string, count: number) =>
  Array.from({ length: count }, (_, i) =>
    row(startOf(addDays(last, i - count + 1)), ["10", "10", "10", "10", "1"]),
  )

describe("daily candles", () => {
  test("in milliseconds and text are read as days and numerals without trailing zeros", async () => {
    const observations = await read("2026-02-08", [seventh, eighth])
    expect(pointsOf(observations)).toEqual([
      { day: "2026-02-07", o: "70580.26", h: "71690.07", l: "67300", c: "69289.38", v: "44255.48036" },
      { day: "2026-02-08", o: "69289.37", h: "72271.41", l: "68888", c: "70330.38", v: "21420.53168" },
    ])
    expect(observations[0]).toMatchObject({ origin: "Binance BTCUSDT", asOf: "2026-02-09T00:00:00Z" })
  })

  test("the one that is still open is dropped", async () => {
    expect(pointsOf(await read("2026-02-07", [seventh, eighth])).at(-1)?.day).toBe("2026-02-07")
  })

  test("one that was asked for before its day was over is refused", async () => {
    const open = candlesTo("2026-08-11", 9)
    await expect(read("2026-08-11", open)).rejects.toThrow("binance was asked before 2026-08-11 was over")
    expect(pointsOf(await read("2026-08-10", open)).at(-1)?.day).toBe("2026-08-10")
  })

  test("a price of a hundred thousandth of a dollar stays a plain decimal", async () => {
    const shib = row(1770508800000, ["0.00000612", "0.00000642", "0.00000598", "0.00000607", "1.00"])
    const observations = await readFigure(binance, "shib.daily", "2026-02-08", { SHIBUSDT: [shib] })
    expect(pointsOf(observations)).toEqual([
      { day: "2026-02-08", o: "0.00000612", h: "0.00000642", l: "0.00000598", c: "0.00000607", v: "1" },
    ])
    expect(Observation.safeParse(observations[0]).success).toBe(true)
  })

  test.each([
    [
      "an error with 200",
      { code: 0, msg: "Service unavailable from a restricted location according to 'b. Eligibility'" },
      "binance answered with the error 0 Service unavailable from a restricted location",
    ],
    ["seconds", [row(1770508800, ["1", "1", "1", "1", "1"])], "0.0: Too small"],
    [
      "a day of another zone",
      [row(1770508800000 - 3_600_000, ["1", "1", "1", "1", "1"])],
      "a stamp at 00:00 UTC",
    ],
    ["candles of an hour", [row(1770508800000, ["1", "1", "1", "1", "1"], 1770512399999)], "23:59:59.999"],
    [
      "candles of a week",
      [row(1770508800000, ["1", "1", "1", "1", "1"], 1771113599999)],
      "a candle of one day",
    ],
    [
      "numbers for text",
      [[1770508800000, 1, 1, 1, 1, 1]],
      "binance answered in a shape that it does not document",
    ],
    ["nulls", [row(1770508800000, [null, null, null, null, null])], "gave no closed day up to 2026-02-08"],
    ["empty texts", [row(1770508800000, ["", "", "", "", ""])], "gave no closed day up to 2026-02-08"],
    ["nothing", [], "binance gave no closed day up to 2026-02-08 for btc.daily"],
    [
      "columns in Coinbase's order",
      [row(1770508800000, ["68888", "72271.41", "69289.37", "70330.38", "1"])],
      "binance gave a candle of 2026-02-08 whose open, high, low and close do not fit together",
    ],
    ["a close above the high", [row(1770508800000, ["10", "12", "9", "13", "1"])], "do not fit together"],
  ])("%s are refused", async (_, body, message) => {
    await expect(read("2026-02-08", body)).rejects.toThrow(message)
  })

  const recorded = "../shared/data/recorded"
  describe.skipIf(!existsSync(recorded))("as recorded (skipped where the recordings are not at hand)", () => {
    const body = (name: string) => readFileSync(`${recorded}/${name}`, "utf8")

    test("minute candles are no daily ones", async () => {
      const reply = body("binance_klines_BTCUSDT_1m.json")
      await expect(read("2026-09-26", reply)).rejects.toThrow("a stamp at 00:00 UTC")
    })

    test("the refusal of a place is an error", async () => {
      const reply = body("binance_451_restricted_location.error.json")
      await expect(read("2026-02-08", reply)).rejects.toThrow("answered with the error 0 Service unavailable")
    })
  })
})

describe("what is asked for", () => {
  const urlsOf = async (figure: Observation["figure"], kept: Kept | null, newest: unknown = [eighth]) => {
    const { get, asked } = answering({ endTime: candlesTo("2023-05-15", 1000), klines: newest })
    const reading = openReadings(binance).find(({ figures }) => figures.includes(figure))
    const ask = { ...askFor("2026-02-08", get), kept: (id: string, source: string) => keptOf(id, source) }
    const keptOf = (id: string, source: string) => (id === figure && source === "binance" ? kept : null)
    await reading?.read(ask)
    return asked.map(({ url }) => new URL(url).search)
  }

  test("is four years of bitcoin in two pages, and a year of the other coins, when nothing is kept", async () => {
    expect(await urlsOf("btc.daily", null, candlesTo("2026-02-08", 1000))).toEqual([
      "?symbol=BTCUSDT&interval=1d&limit=1000",
      `?symbol=BTCUSDT&interval=1d&endTime=${startOf("2023-05-16") - 1}&limit=1000`,
    ])
    expect(await urlsOf("eth.daily", null)).toEqual(["?symbol=ETHUSDT&interval=1d&limit=400"])
  })

  test.each([
    ["yesterday's edition kept enough", "btc.daily", "2022-02-09", "2026-02-07", 20],
    ["the last edition is a fortnight ago", "btc.daily", "2022-02-09", "2026-01-25", 29],
    ["what is kept goes past the day", "btc.daily", "2022-02-09", "2026-02-09", 20],
    ["a year of another coin is kept", "sol.daily", "2025-01-04", "2026-02-07", 20],
  ] as const)("is what is new when %s", async (_, figure, first, last, limit) => {
    const [search, ...more] = await urlsOf(figure, { first, last })
    expect(search).toContain(`limit=${limit}`)
    expect(more).toEqual([])
  })

  test.each([
    ["what is kept does not reach back far enough", "2022-02-10", "2026-02-07"],
    ["the last kept day is years ago", "2017-08-17", "2023-01-01"],
  ])("is everything when %s", async (_, first, last) => {
    const [newest, older] = await urlsOf("btc.daily", { first, last }, candlesTo("2026-02-08", 1000))
    expect(newest).toContain("limit=1000")
    expect(older).toContain("endTime")
  })

  test("is each other coin of the basket last, for two weeks, in the basket's order", async () => {
    const last = openReadings(binance).filter(({ turn }) => turn === "last")
    expect(last.flatMap(({ figures }) => figures)).toEqual(
      "xrp doge ada trx link avax xlm bch sui hbar ltc ton shib dot zec uni"
        .split(" ")
        .map((coin) => `${coin}.daily`),
    )
    expect(await urlsOf("xrp.daily", null)).toEqual(["?symbol=XRPUSDT&interval=1d&limit=15"])
  })
})

describe("two pages", () => {
  const newest = candlesTo("2026-02-08", 1000)
  const readPages = (older: unknown, rebuiltFrom: string | null = null) =>
    readFigure(binance, "btc.daily", "2026-02-08", { endTime: older, klines: newest }, rebuiltFrom)

  test("make one series, with the fingerprints of both replies", async () => {
    const observations = await readPages(candlesTo("2023-05-15", 1000))
    const points = pointsOf(observations)
    expect(points).toHaveLength(2000)
    expect(points[0]?.day).toBe("2020-08-19")
    expect(points.every(({ day }, i) => day === addDays("2020-08-19", i))).toBe(true)
    const [observation] = observations.map((each) => Observation.parse(each))
    if (observation?.kind !== "series") throw new Error("not a series")
    const { get } = answering({ endTime: candlesTo("2023-05-15", 1000), klines: newest })
    expect(observation.rawSha256).toBe((await get("klines")).sha256)
    expect(observation.earlierSha256).toBe((await get("endTime")).sha256)
  })

  test.each([
    ["leave a day out", "2023-05-14"],
    ["overlap", "2023-05-16"],
    ["are the same page twice", "2026-02-08"],
  ])("that %s are refused", async (_, last) => {
    await expect(readPages(candlesTo(last, 1000))).rejects.toThrow(
      `binance gave pages that do not join: one ends with ${last}, the next begins with 2023-05-16`,
    )
  })

  test("of which the older is empty or an error leave the newer one or are refused", async () => {
    expect(pointsOf(await readPages([]))).toHaveLength(1000)
    await expect(readPages({ code: -1003, msg: "Too much request weight used" })).rejects.toThrow("-1003")
  })

  test("of which the older cannot be had leave the newer one", async () => {
    const { get } = answering({ klines: newest })
    const dropping: Get = async (url, options) => {
      if (!url.includes("endTime")) return await get(url, options)
      throw new OutsideError("binance.test", "answered 429", { status: 429, retryable: true })
    }
    const [reading] = openReadings(binance)
    const observations = (await reading?.read(askFor("2026-02-08", dropping))) ?? []
    expect(pointsOf(observations)).toHaveLength(1000)
    expect(observations[0]).not.toHaveProperty("earlierSha256")
  })
})

// The shape of Binance's documentation, with Binance's prices of the end of 7 and 8 February 2026.
const ticker = (
  symbol: string,
  openPrice: unknown,
  lastPrice: unknown,
  closeTime: unknown = 1770595800123,
) => ({
  symbol,
  openPrice,
  highPrice: "72271.41000000",
  lowPrice: "68888.00000000",
  lastPrice,
  volume: "21420.53168000",
  quoteVolume: "1500000000.00000000",
  openTime: 1770509400123,
  closeTime,
  firstId: 1,
  lastId: 2,
  count: 2,
})
const tickers = [
  ticker("BTCUSDT", "69289.38000000", "70330.38000000"),
  ticker("ETHUSDT", "2087.08000000", "2089.74000000"),
  ticker("BNBUSDT", "647.00000000", "639.93000000"),
  ticker("SOLUSDT", "87.59000000", "86.99000000"),
]
const readSpot = (body: unknown) => readFigure(binance, "btc.spot", "2026-02-08", { "ticker/24hr": body })

describe("prices of the moment", () => {
  test("come with their change over 24 hours, each as of its own close, in one call", async () => {
    const observations = (await readSpot(tickers)).map((each) => Observation.parse(each))
    expect(observations.map((each) => [each.figure, "value" in each && each.value, each.unit])).toEqual([
      ["btc.spot", "70330.38", "USD"],
      ["btc.change.24h", "0.01502395", "ratio"],
      ["eth.spot", "2089.74", "USD"],
      ["eth.change.24h", "0.00127451", "ratio"],
      ["bnb.spot", "639.93", "USD"],
      ["bnb.change.24h", "-0.01092736", "ratio"],
      ["sol.spot", "86.99", "USD"],
      ["sol.change.24h", "-0.0068501", "ratio"],
    ])
    expect(observations[0]).toMatchObject({ asOf: "2026-02-09T00:10:00.123Z", origin: "Binance BTCUSDT" })
    expect(observations[0]?.url).toBe(
      "https://data-api.binance.vision/api/v3/ticker/24hr?symbols=%5B%22BTCUSDT%22%2C%22ETHUSDT%22%2C%22BNBUSDT%22%2C%22SOLUSDT%22%5D&type=MINI",
    )
  })

  test.each([
    ["has no price", ticker("BTCUSDT", "69289.38", null), []],
    ["has an empty price", ticker("BTCUSDT", "69289.38", ""), []],
    ["has not been traded", ticker("BTCUSDT", "0.00000000", "0.00000000"), []],
    ["has no moment", ticker("BTCUSDT", "69289.38", "70330.38", null), []],
    ["has no price of the day before", ticker("BTCUSDT", undefined, "70330.38"), ["btc.spot"]],
    ["is another's", ticker("BTCUSDC", "69289.38", "70330.38"), []],
  ])("a coin that %s takes nothing from the others", async (_, bitcoin, given) => {
    const observations = await readSpot([bitcoin, ...tickers.slice(1)])
    expect(observations.map(({ figure }) => figure).filter((figure) => figure.startsWith("btc"))).toEqual(
      given,
    )
    expect(observations.map(({ figure }) => figure)).toContain("sol.change.24h")
  })

  test("a coin that has not moved has a change of 0, whatever the sign of what was cut off", async () => {
    const observations = await readSpot([ticker("BTCUSDT", "70330.38000000", "70330.37999999")])
    expect(observations[1]).toMatchObject({ figure: "btc.change.24h", value: "0" })
  })

  test.each([
    ["an error with 200", { code: -1121, msg: "Invalid symbol." }, "binance answered with the error -1121"],
    ["nothing", [], "binance gave no price of any coin"],
    ["numbers for text", [ticker("BTCUSDT", 1, 1)], "0.openPrice"],
    ["seconds", [ticker("BTCUSDT", "1", "1", 1770595800)], "0.closeTime"],
    ["one for a list", tickers[0], "answered in a shape that it does not document"],
  ])("%s is refused", async (_, body, message) => {
    await expect(readSpot(body)).rejects.toThrow(message)
  })
})
