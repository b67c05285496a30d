import { expect, test } from "vitest"
import { binance } from "../../../src/market/sources/binance.ts"
import { answering, pointsOf, readFigure } from "./answering.ts"

// The shape of a recorded reply of September 2026, with the values of 7 and 8 February 2026.
const row = (openTime: number, cells: (string | null)[]) => [
  openTime,
  ...cells,
  openTime + 86_399_999,
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

const read = (day: string, body: unknown) => readFigure(binance(), "btc.daily", day, { klines: body })

test("candles in milliseconds and text are read as days and numerals without trailing zeros", async () => {
  const observations = await read("2026-02-08", [seventh, eighth])
  expect(pointsOf(observations)).toEqual([
    { day: "2026-02-07", o: "70580.26", h: "71690.07", l: "67300", c: "69289.38", v: "44255.48036" },
    { day: "2026-02-08", o: "69289.37", h: "72271.41", l: "68888", c: "70330.38", v: "21420.53168" },
  ])
  expect(observations[0]?.origin).toBe("Binance BTCUSDT")
})

test("the candle that is still open is dropped", async () => {
  expect(pointsOf(await read("2026-02-07", [seventh, eighth])).at(-1)?.day).toBe("2026-02-07")
})

test("bitcoin is asked back to its record, the other coins for two weeks", async () => {
  const { get, asked } = answering({ klines: [eighth] })
  for (const reading of binance().readings) await reading.read({ day: "2026-02-08", get })
  expect(asked.map(({ url }) => new URL(url).search)).toEqual([
    "?symbol=BTCUSDT&interval=1d&limit=1000",
    "?symbol=ETHUSDT&interval=1d&limit=15",
    "?symbol=BNBUSDT&interval=1d&limit=15",
    "?symbol=SOLUSDT&interval=1d&limit=15",
  ])
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
  [
    "numbers for text",
    [[1770508800000, 1, 1, 1, 1, 1]],
    "binance answered in a shape that it does not document",
  ],
  ["nulls", [row(1770508800000, [null, null, null, null, null])], "gave no closed day up to 2026-02-08"],
])("%s is refused", async (_, body, message) => {
  await expect(read("2026-02-08", body)).rejects.toThrow(message)
})
