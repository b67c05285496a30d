import { describe, expect, test } from "vitest"
import { agree } from "../../src/market/agree.ts"
import type { Observation } from "../../src/market/observation.ts"
import { binance, kraken, observedValue, pick, reason, when } from "./observed.ts"

const agreed = (...observations: Observation[]) => agree(observations, when)

describe("a price of the moment", () => {
  const spot = (value: string, ...others: Observation[]) =>
    pick(
      agreed(
        ...others,
        observedValue("btc.spot", value),
        observedValue("btc.spot", value, { source: "coinmarketcap" }),
      ),
      "btc.spot",
    )

  // The close is $70,330.38: 15 % of it is $10,549.557.
  test.each([
    ["80879.93", "agreed"],
    ["80879.94", "held"],
    ["59780.83", "agreed"],
    ["59780.82", "held"],
  ])("of %s is %s beside a close of 70,330.38", (value, outcome) => {
    expect(spot(value, binance, kraken).outcome).toBe(outcome)
  })

  test("says how far it lies from the close that it is checked with", () => {
    expect(reason(spot("100000", binance, kraken))).toMatchObject({
      code: "out_of_range",
      detail: "btc.spot is 100000, 42.19 % from the close of 70330.38 on 2026-02-08; 15 % is accepted",
    })
  })

  test("is named as one in another unit when it is a power of ten from the close", () => {
    expect(reason(spot("703300", binance, kraken))).toMatchObject({
      code: "unit",
      detail: "btc.spot of 703300 looks 10 times too large beside the close of 70330.38 on 2026-02-08",
    })
  })

  test("is held when there is no close to check it with", () => {
    expect(reason(spot("70300", binance))).toMatchObject({
      code: "missing",
      detail: "btc.spot is checked with btc.daily, which is held",
    })
  })
})
