import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { kraken } from "../../../src/market/sources/kraken.ts"
import { pointsOf, readFigure } from "./answering.ts"

// Recorded in August 2026: [time, open, high, low, close, vwap, volume, count].
const eighth = [1786147200, "64886.2", "65141.9", "64800.0", "64901.1", "64985.3", "408.98379809", 21555]
const ninth = [1786233600, "64901.2", "65425.5", "64674.2", "64860.0", "65095.9", "565.80949993", 22566]
const tenth = [1786320000, "64860.0", "65328.8", "63750.0", "63922.1", "64372.1", "1224.68579174", 46090]

const reply = (rows: unknown[], last: unknown = 1786233600) => ({
  error: [],
  result: { XXBTZUSD: rows, last },
})
const read = (day: string, body: unknown) => readFigure(kraken, "btc.daily", day, { OHLC: body })

test("candles are read under the pair's own key, the volume from behind the average price", async () => {
  const observations = await read("2026-08-09", reply([eighth, ninth, tenth]))
  expect(pointsOf(observations)).toEqual([
    { day: "2026-08-08", o: "64886.2", h: "65141.9", l: "64800", c: "64901.1", v: "408.98379809" },
    { day: "2026-08-09", o: "64901.2", h: "65425.5", l: "64674.2", c: "64860", v: "565.80949993" },
  ])
  expect(observations[0]).toMatchObject({
    origin: "Kraken XBTUSD",
    url: "https://api.kraken.com/0/public/OHLC?pair=XBTUSD&interval=1440",
    asOf: "2026-08-10T00:00:00Z",
  })
})

test("a day that is over but not yet committed is no close", async () => {
  const points = pointsOf(await read("2026-08-10", reply([eighth, ninth, tenth])))
  expect(points.at(-1)?.day).toBe("2026-08-09")
})

test("a day that was not over when it was asked for is refused, committed or not", async () => {
  const eleventh = [1786406400, "63922.1", "64437.6", "63137.2", "63541.1", "63672.9", "992.06303805", 38946]
  const body = reply([tenth, eleventh], 1786406400)
  await expect(read("2026-08-11", body)).rejects.toThrow("kraken was asked before 2026-08-11 was over")
})

test("empty cells are unknown, not 0", async () => {
  const row = [1786233600, "", "", "", "64860.0", "", "", null]
  expect(pointsOf(await read("2026-08-09", reply([row])))).toEqual([{ day: "2026-08-09", c: "64860" }])
})

test.each([
  [
    "an error with 200",
    { error: ["EGeneral:Too many requests"] },
    "kraken answered with the error EGeneral:Too many requests",
  ],
  [
    "an error beside a result",
    { ...reply([eighth]), error: ["EService:Unavailable"] },
    "EService:Unavailable",
  ],
  [
    "two pairs",
    { error: [], result: { A: [eighth], B: [eighth], last: 1786233600 } },
    "2 pairs where 1 was asked for",
  ],
  ["no pair", { error: [], result: { last: 1786233600 } }, "0 pairs where 1 was asked for"],
  ["no committed day", { error: [], result: { XXBTZUSD: [eighth] } }, "result.last"],
  ["numbers for text", reply([[1786147200, 1, 1, 1, 1, 1, 1, 1]]), "result.XXBTZUSD.0.1"],
  ["an exponent", reply([[1786147200, "1", "1", "1", "6e4", "1", "1", 1]]), "a decimal numeral"],
  [
    "columns in another order",
    reply([[1786147200, "64800.0", "64886.2", "65141.9", "64901.1", "64985.3", "1", 1]]),
    "kraken gave a candle of 2026-08-08 whose open, high, low and close do not fit together",
  ],
  ["milliseconds", reply([[1786147200000, "1", "1", "1", "1", "1", "1", 1]]), "result.XXBTZUSD.0.0"],
  ["no closes", reply([[1786147200, "1", "1", "1", "", "1", "1", 1]]), "gave no closed day"],
])("%s is refused", async (_, body, message) => {
  await expect(read("2026-08-09", body)).rejects.toThrow(message)
})

const recorded = "../shared/data/recorded/kraken_public_OHLC_XBTUSD_1440.json"
describe.skipIf(!existsSync(recorded))("as recorded (skipped where the recording is not at hand)", () => {
  test("the days of August 2026 that were over are read", async () => {
    const points = pointsOf(await read("2026-08-10", readFileSync(recorded, "utf8")))
    expect(points.map(({ day }) => day)).toEqual(["2026-08-08", "2026-08-09", "2026-08-10"])
    expect(points.at(-1)).toMatchObject({ o: "64860", h: "65328.8", l: "63750", c: "63922.1" })
  })
})
