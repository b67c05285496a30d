import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { addDays } from "../../src/market/day.ts"
import { agreeOnSeries } from "../../src/market/series-agreement.ts"
import { binance, changed, closes, observedSeries, pointsFrom, reason, when } from "./observed.ts"

const near = closes.map((close) => close * 1.001)
const kraken = observedSeries("btc.daily", pointsFrom(near, { candles: false }), { source: "kraken" })
const daily = (...observations: Parameters<typeof agreeOnSeries>[1]) =>
  agreeOnSeries("btc.daily", observations, when)

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
  })

  test("may be five tolerances apart before the last eight days, and no farther", () => {
    const older = (close: string) =>
      observedSeries("btc.daily", changed(kraken.points, "2026-01-31", { c: close }), { source: "kraken" })
    // Binance closed at 78,741.09: 5 % more is 82,678.14.
    expect(daily(binance, older("82678")).outcome).toBe("agreed")
    expect(reason(daily(binance, older("82679")))).toMatchObject({
      code: "apart",
      detail: "kraken and binance are 5 % apart in btc.daily of 2026-01-31, 5 % is accepted there",
    })
    expect(reason(daily(binance, older("787411")))).toMatchObject({
      code: "unit",
      detail: "kraken's btc.daily of 2026-01-31 looks 10 times too large beside binance's",
    })
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
