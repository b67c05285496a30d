import { describe, expect, test } from "vitest"
import { agreeOnSeries } from "../../src/market/series-agreement.ts"
import { observedSeries, pointsFrom, reason, when } from "./observed.ts"

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
