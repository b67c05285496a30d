import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { addDays } from "../../src/market/day.ts"
import type { Point } from "../../src/market/observation.ts"
import { agreeOnSeries } from "../../src/market/series-agreement.ts"
import { closes, observedSeries, pointsFrom, when } from "./observed.ts"

const binance = observedSeries("btc.daily", pointsFrom(closes))
const near = closes.map((close) => close * 1.001)
const kraken = observedSeries("btc.daily", pointsFrom(near, { candles: false }), { source: "kraken" })
const daily = (...observations: Parameters<typeof agreeOnSeries>[1]) =>
  agreeOnSeries("btc.daily", observations, when)
const reason = (figure: ReturnType<typeof daily>) => (figure.outcome === "held" ? figure.reason : null)
const changed = (points: readonly Point[], day: string, change: Partial<Point> | null) =>
  points.flatMap((point) => (point.day !== day ? point : change ? { ...point, ...change } : []))

describe("a daily series", () => {
  test("is one venue's, and the other only confirms it", () => {
    const figure = daily(kraken, binance)
    expect(figure).toMatchObject({ outcome: "agreed", origin: "binance", spread: "0.001" })
    expect(figure).toMatchObject({ series: binance.points, observations: [binance, kraken] })
    expect(figure).not.toHaveProperty("dropped")
  })

  test("prefers Binance to Kraken to Coinbase", () => {
    const full = observedSeries("btc.daily", pointsFrom(near), { source: "kraken" })
    const coinbase = observedSeries("btc.daily", pointsFrom(near), { source: "coinbase" })
    expect(daily(coinbase, full, binance)).toMatchObject({ origin: "binance" })
    expect(daily(coinbase, full)).toMatchObject({ origin: "kraken" })
  })

  test("without its candles is passed over, whatever is preferred", () => {
    const coinbase = observedSeries("btc.daily", pointsFrom(near), { source: "coinbase" })
    expect(daily(kraken, coinbase)).toMatchObject({ origin: "coinbase" })
  })

  test("counts two transports of one measurement as one origin", () => {
    const twin = observedSeries("btc.daily", binance.points, { source: "coinbase", origin: "binance" })
    expect(reason(daily(binance, twin))).toMatchObject({
      code: "too_few_origins",
      detail: "btc.daily needs 2 origins and has 1 (binance)",
    })
  })

  test("of closes only may confirm and is not printed", () => {
    const bare = observedSeries("btc.daily", pointsFrom(closes, { candles: false }))
    expect(reason(daily(bare, kraken))).toMatchObject({ code: "missing" })
    const coinbase = observedSeries("btc.daily", pointsFrom(near), { source: "coinbase" })
    expect(daily(bare, coinbase)).toMatchObject({ outcome: "agreed", origin: "coinbase" })
  })

  test("is held when two venues are apart on any of the last eight days", () => {
    const off = observedSeries("btc.daily", changed(kraken.points, "2026-02-01", { c: "79000" }), {
      source: "kraken",
    })
    expect(reason(daily(binance, off))).toMatchObject({
      code: "apart",
      detail: "kraken and binance are 2.64 % apart in btc.daily of 2026-02-01, 1 % is accepted",
    })
    const older = observedSeries("btc.daily", changed(kraken.points, "2026-01-31", { c: "90000" }), {
      source: "kraken",
    })
    expect(daily(binance, older).outcome).toBe("agreed")
  })

  test("may be as far apart as the tolerance, and no farther", () => {
    const at = (factor: number) =>
      observedSeries("btc.daily", pointsFrom(closes.map((c) => Number((c * factor).toFixed(6)))), {
        source: "kraken",
      })
    expect(daily(binance, at(1.00999)).outcome).toBe("agreed")
    expect(daily(binance, at(1.01001)).outcome).toBe("held")
  })

  test("is printed from the two that agree, and the third is set aside with its reason", () => {
    const wrong = observedSeries("btc.daily", pointsFrom(closes.map((c) => c * 1.05)))
    const coinbase = observedSeries("btc.daily", pointsFrom(near), { source: "coinbase" })
    expect(daily(wrong, coinbase, kraken)).toMatchObject({
      outcome: "agreed",
      origin: "coinbase",
      observations: [{ source: "coinbase" }, { source: "kraken" }],
      dropped: [{ code: "apart", source: "binance" }],
    })
  })

  test("is held when no two of three agree", () => {
    const far = (source: string, factor: number) =>
      observedSeries("btc.daily", pointsFrom(closes.map((c) => c * factor)), { source })
    expect(reason(daily(binance, far("coinbase", 1.05), far("kraken", 1.1)))?.code).toBe("apart")
  })

  test.each([
    [1, "later"],
    [-1, "earlier"],
  ])("shifted by %i day is held, though a quiet market keeps it within tolerance", (days, word) => {
    // The close of each day under the label of another; the values are those of a month without large moves.
    const quiet = Array.from({ length: 20 }, (_, i) => 70_000 + 300 * Math.sin(i))
    const ours = observedSeries("btc.daily", pointsFrom(quiet.slice(2, 18)))
    const theirs = observedSeries("btc.daily", pointsFrom(quiet.slice(2 - days, 18 - days)), {
      source: "kraken",
    })
    expect(reason(daily(ours, theirs))).toMatchObject({
      code: "apart",
      detail: `kraken and binance name the same closes of btc.daily a day apart: kraken's are labelled a day ${word}`,
    })
  })

  test.each([
    [
      "ends a day early",
      changed(binance.points, "2026-02-08", null),
      "stale",
      "ends with 2026-02-07; 2026-02-08 is needed",
    ],
    [
      "lacks a day of the last eight",
      changed(binance.points, "2026-02-01", null),
      "missing",
      "lacks 2026-02-01",
    ],
    ["is too short", binance.points.slice(-7), "missing", "lacks 2026-02-01"],
    ["descends", [...binance.points].reverse(), "stale", "ends with 2026-01-25"],
    [
      "has a day twice",
      [...binance.points, ...binance.points.slice(-1)],
      "out_of_range",
      "has 2026-02-08 out of order or twice",
    ],
    [
      "has a close of 0",
      changed(binance.points, "2026-02-05", { c: "0", l: "0" }),
      "out_of_range",
      "of 2026-02-05 is 0 USD",
    ],
    [
      "has a high in cents",
      changed(binance.points, "2026-02-05", { h: "6290986" }),
      "out_of_range",
      "6290986 USD",
    ],
    [
      "has a close above its high",
      changed(binance.points, "2026-02-05", { h: "62000" }),
      "out_of_range",
      "outside its own low and high",
    ],
    [
      "has a close below its low",
      changed(binance.points, "2026-02-05", { l: "63000" }),
      "out_of_range",
      "outside its own low and high",
    ],
  ] as const)("that %s does not count", (_, points, code, detail) => {
    const bad = observedSeries("btc.daily", [...points])
    expect(reason(daily(bad))).toMatchObject({ code, detail: expect.stringContaining(detail) })
    expect(reason(daily(bad, kraken))).toMatchObject({
      code: "too_few_origins",
      detail: expect.stringContaining(detail),
    })
  })

  test("in another unit does not count", () => {
    expect(reason(daily({ ...binance, unit: "EH/s" }))).toMatchObject({
      code: "out_of_range",
      detail: "binance's btc.daily is a series in EH/s, not a series in USD",
    })
  })

  test("a gap before the last eight days is no reason to hold", () => {
    const gap = observedSeries("btc.daily", changed(binance.points, "2026-01-28", null))
    expect(daily(gap, kraken).outcome).toBe("agreed")
  })

  test("is held as missing when no source gave it", () => {
    expect(reason(daily())).toEqual({
      code: "missing",
      figure: "btc.daily",
      detail: "no source gave btc.daily",
    })
  })

  test("of BNB stands alone, marked single, and is held when a second one contradicts it", () => {
    const one = observedSeries("bnb.daily", pointsFrom(closes.map((c) => c / 100)))
    const other = observedSeries("bnb.daily", pointsFrom(closes.map((c) => c / 90)), { source: "coinbase" })
    expect(agreeOnSeries("bnb.daily", [one], when)).toMatchObject({ outcome: "single", spread: "0" })
    expect(agreeOnSeries("bnb.daily", [one, other], when)).toMatchObject({ reason: { code: "apart" } })
  })

  test("does not change with the unfinished day, or any later one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2_000, max: 1_000_000 }), { minLength: 1, maxLength: 3 }),
        (later) => {
          const unfinished = pointsFrom(later, { last: addDays(when.day, later.length) })
          const longer = {
            ...binance,
            asOf: "2026-02-10T00:00:00Z",
            points: [...binance.points, ...unfinished],
          }
          expect(daily(longer, kraken)).toEqual(daily(binance, kraken))
        },
      ),
    )
  })

  test("has the same outcome and spread in any currency", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0.5, 2, 4, 8),
        fc.double({ min: 0.98, max: 1.02, noNaN: true }),
        (scale, bias) => {
          const scaled = (factor: number) =>
            daily(
              observedSeries("btc.daily", pointsFrom(closes.map((c) => c * factor))),
              observedSeries(
                "btc.daily",
                pointsFrom(closes.map((c) => Number((c * bias).toFixed(4)) * factor)),
                {
                  source: "kraken",
                },
              ),
            )
          const [one, other] = [scaled(1), scaled(scale)]
          expect(other.outcome).toBe(one.outcome)
          expect("spread" in other && other.spread).toBe("spread" in one && one.spread)
        },
      ),
    )
  })
})

describe("the hash rate", () => {
  const rates = [771, 915, 913, 967, 846, 831, 920, 1000, 911, 1012, 1115, 1055]
  const mempool = observedSeries("btc.hash_rate", pointsFrom(rates, { candles: false }), {
    source: "mempool",
  })
  const others = (factor: number, last = when.day) =>
    observedSeries(
      "btc.hash_rate",
      pointsFrom(
        rates.map((rate) => rate * factor),
        { last, candles: false },
      ),
      { source: "blockchain" },
    )
  const hashRate = (...observations: Parameters<typeof agreeOnSeries>[1]) =>
    agreeOnSeries("btc.hash_rate", observations, when)

  test("is mempool.space's, confirmed by the week's mean", () => {
    expect(hashRate(others(1.05), mempool)).toMatchObject({
      outcome: "agreed",
      origin: "mempool",
      spread: "0.05",
    })
  })

  test("is held when the week's means are more than a tenth apart", () => {
    expect(reason(hashRate(mempool, others(1.2)))).toMatchObject({
      code: "apart",
      detail: "blockchain and mempool are 20 % apart in the week's mean of btc.hash_rate, 10 % is accepted",
    })
  })

  test("may end a day before the edition's, not two", () => {
    expect(hashRate(others(1, "2026-02-07"))).toMatchObject({
      outcome: "single",
      asOf: "2026-02-08T00:00:00Z",
    })
    expect(reason(hashRate(others(1, "2026-02-06")))?.code).toBe("stale")
  })

  test("in petahashes is out of range", () => {
    expect(reason(hashRate(others(1000)))?.code).toBe("out_of_range")
  })
})
