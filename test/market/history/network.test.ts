import { expect, test } from "vitest"
import { addDays } from "../../../src/market/day.ts"
import { rowsOfThisAge } from "../../../src/market/history/believable.ts"
import { feesPerBlock } from "../../../src/market/history/fees.ts"
import { realisedPrices } from "../../../src/market/history/realised-price.ts"
import { inForce, retargetsOf } from "../../../src/market/history/retargets.ts"

// mempool.space's retargets, via akpasz/btc-data (MIT).
const difficulty = [
  { day: "2025-12-25", c: "148258433855481.3" },
  { day: "2026-01-08", c: "146472570619930.8" },
  { day: "2026-01-22", c: "141668107417558.2" },
  { day: "2026-02-07", c: "125864590119494.3" },
]

test("a retarget is in force from its day on, and its height is counted from a known one", () => {
  const retargets = retargetsOf(difficulty)
  expect(inForce(retargets, "2026-02-06")).toMatchObject({
    last: { day: "2026-01-22", height: 933_408 },
    before: { day: "2026-01-08", height: 931_392 },
  })
  expect(inForce(retargets, "2026-02-07").last).toMatchObject({ day: "2026-02-07", height: 935_424 })
  expect(inForce(retargets, "2025-12-24")).toEqual({ last: null, before: null })
})

test("no height is counted over a retarget that is missing, nor without the known one", () => {
  const missing = [
    { day: "2025-10-01", c: "150839487445890.5" },
    { day: "2025-12-25", c: "148258433855481.3" },
    { day: "2026-02-07", c: "125864590119494.3" },
    { day: "2026-02-10", c: "125864590119494.3" },
  ]
  expect(retargetsOf(missing).map(({ height }) => height)).toEqual([null, 933_408, 935_424, null])
  expect(retargetsOf(difficulty.slice(0, 3)).map(({ height }) => height)).toEqual([null, null, null])
})

// 2 to 8 February 2026: Blockchain.com's fees and mempool.space's hash rate via akpasz/btc-data (MIT), Binance's closes.
const week = [
  { day: "2026-02-02", fees: "267970.07", rate: "831.0880913069672", close: "78738.61" },
  { day: "2026-02-03", fees: "259898.702", rate: "920.4965996522251", close: "75770.21" },
  { day: "2026-02-04", fees: "247252.765", rate: "999.7526442901133", close: "73165.83" },
  { day: "2026-02-05", fees: "380386.556", rate: "911.2364531787551", close: "62909.86" },
  { day: "2026-02-06", fees: "416713.409", rate: "1012.3349746809739", close: "70580.26" },
  { day: "2026-02-07", fees: "196835.609", rate: "1115.3681011556", close: "69289.38" },
  { day: "2026-02-08", fees: "160564.34", rate: "1054.7905127320341", close: "70330.38" },
]

test("fees a block are the week's fees at each day's close over the blocks that hash rate and difficulty imply", () => {
  const inputs = {
    fees: week.map(({ day, fees }) => ({ day, c: fees })),
    hashRate: week.map(({ day, rate }) => ({ day, c: rate })),
    closes: week.map(({ day, close }) => ({ day, c: close })),
    retargets: retargetsOf(difficulty),
  }
  // 2,721,486,384 satoshis over 1,008 blocks, which the replay of the day has too.
  expect(feesPerBlock("2026-02-08", inputs)).toBe("0.0269988728571429")
  expect(feesPerBlock("2026-02-09", inputs)).toBeNull()
  const unknown = inputs.fees.map((row) => (row.day === "2026-02-04" ? { day: row.day } : row))
  expect(feesPerBlock("2026-02-08", { ...inputs, fees: unknown })).toBeNull()
})

test("the ratio of a day divides the close of the day before", () => {
  const mvrv = [
    { day: "2026-02-07", c: "1.27948858" },
    { day: "2026-02-08", c: "1.2542865" },
    { day: "2026-02-09" },
  ]
  const closes = [
    { day: "2026-02-06", c: "70580.26" },
    { day: "2026-02-07", c: "69289.38" },
    { day: "2026-02-08", c: "70330.38" },
  ]
  const prices = realisedPrices(mvrv, closes)
  expect(prices.map(({ day, c }) => [day, Number(c).toFixed(0)])).toEqual([
    ["2026-02-06", "55163"],
    ["2026-02-07", "55242"],
  ])
  expect(realisedPrices(mvrv, closes.slice(0, 1)).map(({ day }) => day)).toEqual(["2026-02-06"])
})

test("the age in which a coin cost cents is left out, a fault of late is not", () => {
  const rows = [
    { day: "2010-07-12", c: "0.01" },
    { day: "2017-01-01", c: "1000" },
    { day: "2017-01-11", c: "777.76" },
    { day: "2026-02-07", c: "0.6929" },
    { day: "2026-02-08", c: "70330.38" },
    { day: addDays("2026-02-08", 1), c: "70000" },
  ]
  expect(rowsOfThisAge("btc.daily", rows, "2026-02-08").map(({ day }) => day)).toEqual([
    "2026-02-07",
    "2026-02-08",
  ])
})
