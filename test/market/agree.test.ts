import * as fc from "fast-check"
import { expect, test } from "vitest"
import { agree } from "../../src/market/agree.ts"
import { Figure } from "../../src/market/figure.ts"
import { FigureId, type Observation } from "../../src/market/observation.ts"
import { binance, kraken, observedSeries, observedValue, pointsFrom, when } from "./observed.ts"

const hashRate = observedSeries(
  "btc.hash_rate",
  pointsFrom([977, 979, 978, 977, 979, 978, 977, 978], { candles: false }),
  {
    source: "mempool",
  },
)
const mempool = { source: "mempool", asOf: "2026-02-07T00:00:00Z" }
const retarget = [
  observedValue("btc.difficulty", "125864590119494.3", mempool),
  observedValue("btc.difficulty.previous", "141668107417558.2", { ...mempool, asOf: "2026-01-22T00:00:00Z" }),
  observedValue("btc.retarget.height", "935424", mempool),
]
const all: Observation[] = [
  binance,
  kraken,
  hashRate,
  ...retarget,
  observedValue("btc.ath", "89300", { asOf: "2026-01-28T12:00:00Z" }),
  observedValue("btc.spot", "70264.73"),
  observedValue("btc.spot", "70300", { source: "kraken" }),
]

test("there is a figure for every id, in order, and each is of the documented shape", () => {
  for (const figures of [agree([], when), agree(all, when)]) {
    expect(figures.map(({ id }) => id)).toEqual(FigureId.options)
    expect(figures.map((figure) => Figure.parse(figure))).toEqual(figures)
  }
  expect(agree([], when).every(({ outcome }) => outcome === "held")).toBe(true)
})

test("the order of the observations changes nothing", () => {
  const expected = JSON.stringify(agree(all, when))
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(JSON.stringify(agree(shuffled, when))).toBe(expected)
    }),
  )
})

test("observations are left as they were", () => {
  const asBefore = JSON.stringify(all)
  agree(all, when)
  expect(JSON.stringify(all)).toBe(asBefore)
})
