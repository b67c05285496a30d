import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { Observation } from "../../../src/market/observation.ts"
import { coinbase } from "../../../src/market/sources/coinbase.ts"
import { openReadings, pointsOf, readFigure } from "./answering.ts"

// Recorded in August 2026: newest first, [time, low, high, open, close, volume].
const tenth = [1786320000, 63733.03, 65341.83, 64848.68, 63911.88, 6197.02944527]
const ninth = [1786233600, 64675.22, 65426, 64908.71, 64848.69, 3044.21136585]
const eighth = [1786147200, 64789.89, 65150.16, 64891.6, 64908.72, 2494.26436439]

const read = (day: string, reply: unknown, rebuiltFrom: string | null = null) =>
  readFigure(coinbase, "btc.daily", day, { candles: reply }, rebuiltFrom)

test("candles come low before high, newest first, and are turned into ascending days", async () => {
  const [observation] = await read("2026-08-10", [tenth, ninth, eighth])
  expect(Observation.parse(observation)).toEqual({
    kind: "series",
    figure: "btc.daily",
    unit: "USD",
    asOf: "2026-08-11T00:00:00Z",
    source: "coinbase",
    origin: "Coinbase BTC-USD",
    url: "https://api.exchange.coinbase.com/products/BTC-USD/candles?granularity=86400",
    fetchedAt: "2026-08-11T00:10:00Z",
    rawSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    points: [
      { day: "2026-08-08", o: "64891.6", h: "65150.16", l: "64789.89", c: "64908.72", v: "2494.26436439" },
      { day: "2026-08-09", o: "64908.71", h: "65426", l: "64675.22", c: "64848.69", v: "3044.21136585" },
      { day: "2026-08-10", o: "64848.68", h: "65341.83", l: "63733.03", c: "63911.88", v: "6197.02944527" },
    ],
  })
})

test("the unfinished day is dropped, and the as-of is the end of the last closed one", async () => {
  const observations = await read("2026-08-09", [tenth, ninth, eighth])
  expect(pointsOf(observations).map(({ day }) => day)).toEqual(["2026-08-08", "2026-08-09"])
  expect(observations[0]?.asOf).toBe("2026-08-10T00:00:00Z")
})

test("a day that was not over when it was asked for is refused", async () => {
  const eleventh = [1786406400, 63137.2, 64437.6, 63922.1, 63541.1, 992.06303805]
  await expect(read("2026-08-11", [eleventh, tenth])).rejects.toThrow(
    "coinbase was asked before 2026-08-11 was over",
  )
})

test("bitcoin is asked for first, ether and Solana only where they are held", () => {
  expect(openReadings(coinbase).map(({ figures, turn }) => [figures[0], turn])).toEqual([
    ["btc.daily", "first"],
    ["eth.daily", "if held"],
    ["sol.daily", "if held"],
  ])
})

test("a replayed reply's origin is the series it was rebuilt from", async () => {
  const [observation] = await read("2026-08-10", [tenth], "Binance BTCUSDT")
  expect(observation?.origin).toBe("Binance BTCUSDT")
})

test("an unknown cell is absent, and a row without a close is no day", async () => {
  const points = pointsOf(
    await read("2026-08-10", [
      [1786320000, null, null, null, 63911.88, null],
      [1786233600, 1, 1, 1, null, 1],
      eighth,
    ]),
  )
  expect(points.map(({ day }) => day)).toEqual(["2026-08-08", "2026-08-10"])
  expect(points[1]).toEqual({ day: "2026-08-10", c: "63911.88" })
})

test.each([
  ["an error with 200", { message: "NotFound" }, "coinbase answered with the error NotFound"],
  ["no JSON", "not json", "coinbase answered with something that is not JSON"],
  [
    "milliseconds",
    [[1786320000000, 1, 1, 1, 1, 1]],
    "coinbase answered in a shape that it does not document: 0.0",
  ],
  ["a stamp off midnight", [[1786320000 + 3600, 1, 1, 1, 1, 1]], "a stamp at 00:00 UTC"],
  [
    "text cells",
    [[1786320000, "1", "1", "1", "1", "1"]],
    "0.1: Invalid input: expected number, received string",
  ],
  ["a short row", [[1786320000, 1, 1, 1, 1]], "coinbase answered in a shape that it does not document: 0"],
  ["nothing", [], "coinbase gave no closed day up to 2026-08-10 for btc.daily"],
  [
    "columns in another order",
    [[1786320000, 64848.68, 65341.83, 63733.03, 63911.88, 6197.02944527]],
    "coinbase gave a candle of 2026-08-10 whose open, high, low and close do not fit together",
  ],
  ["the future only", [[1786406400, 1, 1, 1, 1, 1]], "gave no closed day up to 2026-08-10"],
])("%s is refused", async (_, reply, message) => {
  await expect(read("2026-08-10", reply)).rejects.toThrow(message)
})

const recorded = "../shared/data/recorded/coinbase_exchange_candles_BTC-USD_86400.json"
describe.skipIf(!existsSync(recorded))("as recorded (skipped where the recording is not at hand)", () => {
  test("ten days of August 2026 are read, each between its own low and high", async () => {
    const points = pointsOf(await read("2026-08-10", readFileSync(recorded, "utf8")))
    expect(points.map(({ day }) => day)).toHaveLength(10)
    expect(points[0]?.day).toBe("2026-08-01")
    expect(points.at(-1)).toEqual({
      day: "2026-08-10",
      o: "64848.68",
      h: "65341.83",
      l: "63733.03",
      c: "63911.88",
      v: "6197.02944527",
    })
  })
})
