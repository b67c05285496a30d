import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays } from "../../../src/market/day.ts"
import {
  HistoryError,
  type HistoryRow,
  parseHistory,
  writeHistory,
} from "../../../src/market/history/format.ts"

// Binance BTCUSDT of 7 and 8 February 2026, from the daily history of bitcoinresearchkit/brk (MIT).
const candles = `date,open,high,low,close,volume
2026-02-07,70580.26,71690.07,67300.0,69289.38,44255.48036
2026-02-08,69289.37,72271.41,68888.0,70330.38,
`

test("candles are read by column; an empty cell is unknown, and numbers lose their idle zeros", () => {
  expect(parseHistory("btc_ohlcv.csv", candles, "candles")).toEqual([
    { day: "2026-02-07", o: "70580.26", h: "71690.07", l: "67300", c: "69289.38", v: "44255.48036" },
    { day: "2026-02-08", o: "69289.37", h: "72271.41", l: "68888", c: "70330.38" },
  ])
})

test("a value may be negative, written with an exponent, or unknown; its column has any name", () => {
  // The second is the hash rate of 17 July 2010 in EH/s.
  const text = "date,usd_m\r\n2026-02-05,-434.1\r\n2026-02-06,2.7755611760000004e-09\r\n2026-02-07,\r\n"
  expect(parseHistory("etf_btc.csv", text, "value")).toEqual([
    { day: "2026-02-05", c: "-434.1" },
    { day: "2026-02-06", c: "0.0000000027755611760000004" },
    { day: "2026-02-07" },
  ])
})

test("a byte order mark, quotation marks and an empty line at the end say nothing", () => {
  expect(parseHistory("mvrv.csv", '\uFEFFdate,mvrv\n"2026-02-08","1.25"\n\n', "value")).toEqual([
    { day: "2026-02-08", c: "1.25" },
  ])
})

test.each([
  ["no header", "", "value", 'x.csv, line 1: the header is ""; accepted: date,<the name of one value>'],
  [
    "another header",
    "date,close\n",
    "candles",
    'x.csv, line 1: the header is "date,close"; accepted: date,open,high,low,close,volume',
  ],
  [
    "columns in another order",
    "date,open,low,high,close,volume\n",
    "candles",
    'x.csv, line 1: the header is "date,open,low,high,close,volume"; accepted: date,open,high,low,close,volume',
  ],
  [
    "a row that breaks off",
    "date,open,high,low,close,volume\n2026-02-07,1,2,1\n",
    "candles",
    'x.csv, line 2: "2026-02-07,1,2,1" has 4 cells; accepted: 6, as in the header',
  ],
  [
    "a day that is none",
    "date,a\n2026-02-30,1\n",
    "value",
    'x.csv, line 2: "2026-02-30" is not a day; accepted: one such as 2026-02-08',
  ],
  [
    "a number that is none",
    "date,a\n2026-02-07,1\n2026-02-08,n/a\n",
    "value",
    'x.csv, line 3: a is "n/a"; accepted: a decimal number such as 70330.38, or nothing where it is unknown',
  ],
  [
    "a number with commas",
    'date,a\n2026-02-07,"70,330.38"\n',
    "value",
    'x.csv, line 2: a is "70,330.38"; accepted: a decimal number such as 70330.38, or nothing where it is unknown',
  ],
  [
    "a day twice",
    "date,a\n2026-02-07,1\n2026-02-08,1\n2026-02-07,1\n",
    "value",
    "x.csv, line 4: 2026-02-07 stands in line 2 already; accepted: each day once",
  ],
  [
    "a day out of order",
    "date,a\n2026-02-08,1\n\n2026-02-07,1\n",
    "value",
    "x.csv, line 4: 2026-02-07 comes after 2026-02-08; accepted: ascending days",
  ],
  [
    "a quotation mark that is not closed",
    'date,a\n2026-02-08,"1\n',
    "value",
    "x.csv, line 2: has a quotation mark that opens or closes nothing; accepted: plain CSV",
  ],
] as const)("%s is refused with its line and what is accepted", (_what, text, shape, message) => {
  const parse = () => parseHistory("x.csv", text, shape)
  expect(parse).toThrow(HistoryError)
  expect(parse).toThrow(expect.objectContaining({ message }))
})

test("what is written is read back, whatever is unknown", () => {
  const cell = fc.option(
    fc.double({ min: 0.000001, max: 1e12, noNaN: true }).map((number) => String(Number(number.toFixed(6)))),
    { nil: undefined },
  )
  const row = fc.record({
    gap: fc.integer({ min: 1, max: 400 }),
    o: cell,
    h: cell,
    l: cell,
    c: cell,
    v: cell,
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      let day = "2010-07-12"
      const known = rows.map(({ gap, ...cells }): HistoryRow => {
        day = addDays(day, gap)
        return {
          day,
          ...Object.fromEntries(Object.entries(cells).filter(([, value]) => value && !value.includes("e"))),
        }
      })
      expect(parseHistory("x.csv", writeHistory(known), "candles")).toEqual(known)
      const values = known.map(({ day, c }) => ({ day, ...(c && { c }) }))
      expect(parseHistory("x.csv", writeHistory(values, "value"), "value")).toEqual(values)
    }),
  )
})
