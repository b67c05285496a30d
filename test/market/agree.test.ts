import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { agree } from "../../src/market/agree.ts"
import { Figure } from "../../src/market/figure.ts"
import { FigureId, type Observation } from "../../src/market/observation.ts"
import { closes, observedSeries, observedValue, pick, pointsFrom, when } from "./observed.ts"

const binance = observedSeries("btc.daily", pointsFrom(closes))
const kraken = observedSeries("btc.daily", pointsFrom(closes.map((c) => c * 1.001)), { source: "kraken" })
const hashRate = observedSeries("btc.hash_rate", pointsFrom(Array(8).fill(978), { candles: false }), {
  source: "mempool",
})
const mempool = { source: "mempool", asOf: "2026-02-07T00:00:00Z" }
const retarget = [
  observedValue("btc.difficulty", "125864590119494.3", mempool),
  observedValue("btc.difficulty.previous", "141668107417558.2", { ...mempool, asOf: "2026-01-22T00:00:00Z" }),
  observedValue("btc.retarget.height", "935424", mempool),
]
// The highest close of the fortnight stands in for a record: 28 January.
const record = (value: string, asOf = "2026-01-28T12:00:00Z") => observedValue("btc.ath", value, { asOf })
const all: Observation[] = [
  binance,
  kraken,
  hashRate,
  ...retarget,
  record("89300"),
  observedValue("btc.spot", "70264.73"),
  observedValue("btc.spot", "70300", { source: "kraken" }),
]
const agreed = (...observations: Observation[]) => agree(observations, when)
const held = (figure: Figure) => (figure.outcome === "held" ? figure.reason : null)

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

describe("the record high", () => {
  test("is the printed venue's own, on the day that the price service names", () => {
    expect(pick(agreed(binance, kraken, record("89500")), "btc.ath")).toMatchObject({
      outcome: "agreed",
      value: "89299.99",
      asOf: "2026-01-28T00:00:00Z",
      origin: "binance",
      spread: "0.00224",
      observations: [{ source: "binance" }, { source: "coingecko" }],
    })
  })

  test.each(["2026-01-27T23:59:59Z", "2026-01-29T00:00:01Z"])("may be named a day apart (%s)", (asOf) => {
    expect(pick(agreed(binance, kraken, record("89300", asOf)), "btc.ath").outcome).toBe("agreed")
  })

  test.each([
    ["the closes are held", [binance, record("89300")], "missing", "btc.daily, which is held"],
    ["no service names one", [binance, kraken], "missing", "no source gave btc.ath"],
    [
      "the venue's candles begin after it",
      [binance, kraken, record("126080", "2025-10-06T18:57:42.558Z")],
      "missing",
      "do not cover 2025-10-06",
    ],
    ["the two are more than 1 % apart", [binance, kraken, record("90300")], "apart", "1.11 % apart"],
    [
      "the venue had its high on another day",
      [binance, kraken, record("89300", "2026-01-31T00:00:00Z")],
      "apart",
      "2026-01-28",
    ],
  ] as const)("is held when %s", (_, observations, code, detail) => {
    expect(held(pick(agree(observations, when), "btc.ath"))).toMatchObject({
      code,
      detail: expect.stringContaining(detail),
    })
  })

  test("is held when the venue has gone higher since", () => {
    const higher = [...closes.slice(0, -1), 90_000]
    const venues = [binance, kraken].map((each) => observedSeries("btc.daily", pointsFrom(higher), each))
    expect(held(pick(agreed(...venues, record("89300")), "btc.ath"))?.code).toBe("apart")
  })
})

describe("the difficulty", () => {
  test("stands with its retarget and the one before when the hash rate bears it out", () => {
    const figures = agreed(hashRate, ...retarget)
    expect(pick(figures, "btc.difficulty")).toMatchObject({ outcome: "single", value: "125864590119494.3" })
    expect(pick(figures, "btc.difficulty.previous").outcome).toBe("single")
    expect(pick(figures, "btc.retarget.height").outcome).toBe("single")
  })

  // 125.86 T is what 900.97 EH/s would make: half and twice as much are the bounds.
  test.each([
    [450.4, "held"],
    [450.6, "single"],
    [1801, "single"],
    [1803, "held"],
  ])("with a week's mean of %d EH/s is %s", (rate, outcome) => {
    const rates = observedSeries("btc.hash_rate", pointsFrom(Array(8).fill(rate)), { source: "mempool" })
    expect(pick(agreed(rates, ...retarget), "btc.difficulty").outcome).toBe(outcome)
  })

  test("is held, and its retarget with it, when there is no hash rate to check it with", () => {
    const figures = agreed(...retarget)
    expect(held(pick(figures, "btc.difficulty"))).toMatchObject({
      code: "missing",
      detail: "btc.difficulty is checked with btc.hash_rate, which is held",
    })
    expect(held(pick(figures, "btc.retarget.height"))?.code).toBe("missing")
    expect(held(pick(figures, "btc.difficulty.previous"))?.code).toBe("missing")
  })

  test("before it may be a quarter to four times as high", () => {
    const previous = (value: string) =>
      pick(
        agreed(hashRate, ...retarget.slice(0, 1), observedValue("btc.difficulty.previous", value, mempool)),
        "btc.difficulty.previous",
      )
    expect(previous("503000000000000").outcome).toBe("single")
    expect(held(previous("504000000000000"))?.code).toBe("out_of_range")
    expect(previous("31500000000000").outcome).toBe("single")
    expect(held(previous("31400000000000"))?.code).toBe("out_of_range")
  })

  test("begins at a multiple of 2016 blocks", () => {
    const at = agreed(
      hashRate,
      ...retarget.slice(0, 1),
      observedValue("btc.retarget.height", "935425", mempool),
    )
    expect(held(pick(at, "btc.retarget.height"))?.detail).toBe(
      "btc.retarget.height is 935425, not a multiple of 2016",
    )
  })
})

describe("a price of the moment", () => {
  const spot = (value: string, ...others: Observation[]) =>
    pick(agreed(...others, observedValue("btc.spot", value)), "btc.spot")

  // The close is $70,330.38: 15 % of it is $10,549.557.
  test.each([
    ["80879.93", "single"],
    ["80879.94", "held"],
    ["59780.83", "single"],
    ["59780.82", "held"],
    ["703300", "held"],
  ])("of %s is %s beside a close of 70,330.38", (value, outcome) => {
    expect(spot(value, binance, kraken).outcome).toBe(outcome)
  })

  test("says how far it lies from the close that it is checked with", () => {
    expect(held(spot("703300", binance, kraken))).toMatchObject({
      code: "out_of_range",
      detail: "btc.spot is 703300, 899.99 % from the close of 70330.38 on 2026-02-08; 15 % is accepted",
    })
  })

  test("is held when there is no close to check it with", () => {
    expect(held(spot("70300", binance))).toMatchObject({
      code: "missing",
      detail: "btc.spot is checked with btc.daily, which is held",
    })
  })
})
