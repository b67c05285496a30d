import { describe, expect, test } from "vitest"
import { factsById } from "../../src/edition/fact.ts"
import { findRetraction } from "../../src/edition/retraction.ts"
import type { Figure } from "../../src/market/figure.ts"
import { held } from "../../src/market/held.ts"

const day = "2026-02-08"
const facts = factsById([
  {
    ...{ id: "btc.close", value: "70330.38", unit: "USD", asOf: "2026-02-09T00:00:00Z" },
    ...{ method: "figure@1", inputs: ["btc.daily"], quality: "measured" },
  },
])

const candles = (c: string, on = day): Figure => ({
  ...{ kind: "series", id: "btc.daily", outcome: "agreed", unit: "USD", asOf: "2026-02-09T00:00:00Z" },
  ...{ origin: "binance", spread: "0", observations: [], series: [{ day: on, c }] },
})

describe("the close that an edition prints", () => {
  test("stands while its sources give one within the tolerance of their agreement", () => {
    expect(findRetraction(facts, day, candles("70330.38"))).toBeNull()
    expect(findRetraction(facts, day, candles("70900"))).toBeNull()
  })

  test("is taken back by another one, and the reason names both", () => {
    expect(findRetraction(facts, day, candles("66813.86"))).toBe(
      "the sources give bitcoin's close of 2026-02-08 as 66813.86 USD, the edition as 70330.38: 5.26 % apart, 1 % is accepted",
    )
  })

  test("is taken back by sources that contradict each other", () => {
    const apart = held("btc.daily", "apart", "binance and kraken are 7 % apart", [])
    expect(findRetraction(facts, day, apart)).toBe(
      "the sources no longer agree on bitcoin's closes: binance and kraken are 7 % apart",
    )
  })

  test("is not taken back by silence, too few voices, or candles of other days", () => {
    for (const code of ["missing", "too_few_origins", "stale"] as const)
      expect(findRetraction(facts, day, held("btc.daily", code, "nobody says so", []))).toBeNull()
    expect(findRetraction(facts, day, candles("66813.86", "2026-02-09"))).toBeNull()
  })

  test("where none is printed, none is taken back", () => {
    expect(findRetraction(new Map(), day, candles("66813.86"))).toBeNull()
  })
})
