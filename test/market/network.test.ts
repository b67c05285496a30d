import { describe, expect, test } from "vitest"
import { agree } from "../../src/market/agree.ts"
import type { Observation } from "../../src/market/observation.ts"
import { observedSeries, observedValue, pick, pointsFrom, reason, when } from "./observed.ts"

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
const agreed = (...observations: Observation[]) => agree(observations, when)

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
    const around = [rate, rate - 1, rate + 1, rate, rate - 1, rate + 1, rate, rate]
    const rates = observedSeries("btc.hash_rate", pointsFrom(around), { source: "mempool" })
    expect(pick(agreed(rates, ...retarget), "btc.difficulty").outcome).toBe(outcome)
  })

  test("that no hash rate bears out takes the hash rate with it, unless a second origin confirms that", () => {
    const rates = (source: string) =>
      observedSeries("btc.hash_rate", pointsFrom([1, 2, 3, 4, 5, 6, 7, 8].map((i) => 2000 + i)), { source })
    const one = agreed(rates("mempool"), ...retarget)
    expect(reason(pick(one, "btc.difficulty"))?.code).toBe("out_of_range")
    expect(reason(pick(one, "btc.hash_rate"))?.code).toBe("out_of_range")
    const two = agreed(rates("mempool"), rates("blockchain"), ...retarget)
    expect(reason(pick(two, "btc.difficulty"))?.code).toBe("out_of_range")
    expect(pick(two, "btc.hash_rate").outcome).toBe("agreed")
  })

  test("is held, and its retarget with it, when there is no hash rate to check it with", () => {
    const figures = agreed(...retarget)
    expect(reason(pick(figures, "btc.difficulty"))).toMatchObject({
      code: "missing",
      detail: "btc.difficulty is checked with btc.hash_rate, which is held",
    })
    expect(reason(pick(figures, "btc.retarget.height"))?.code).toBe("missing")
    expect(reason(pick(figures, "btc.difficulty.previous"))?.code).toBe("missing")
  })

  test("before it may be a quarter to four times as high", () => {
    const previous = (value: string) =>
      pick(
        agreed(hashRate, ...retarget.slice(0, 1), observedValue("btc.difficulty.previous", value, mempool)),
        "btc.difficulty.previous",
      )
    expect(previous("503000000000000").outcome).toBe("single")
    expect(reason(previous("504000000000000"))?.code).toBe("out_of_range")
    expect(previous("31500000000000").outcome).toBe("single")
    expect(reason(previous("31400000000000"))?.code).toBe("out_of_range")
  })

  test("begins at a multiple of 2016 blocks", () => {
    const at = agreed(
      hashRate,
      ...retarget.slice(0, 1),
      observedValue("btc.retarget.height", "935425", mempool),
    )
    expect(reason(pick(at, "btc.retarget.height"))?.detail).toBe(
      "btc.retarget.height is 935425, not a multiple of 2016",
    )
  })
})

describe("the next retarget", () => {
  const next = [
    observedValue("btc.next_retarget.change", "0.1473", { source: "mempool" }),
    observedValue("btc.next_retarget.blocks", "1780", { source: "mempool" }),
    observedValue("btc.next_retarget.days", "11.4", { source: "mempool" }),
  ]
  const ids = ["btc.next_retarget.change", "btc.next_retarget.blocks", "btc.next_retarget.days"] as const

  test("is estimated from the difficulty in force, and held with it", () => {
    const outcomes = (...observations: Observation[]) =>
      ids.map((id) => pick(agreed(...observations), id).outcome)
    expect(outcomes(hashRate, ...retarget, ...next)).toEqual(["single", "single", "single"])
    expect(outcomes(...retarget, ...next)).toEqual(["held", "held", "held"])
    expect(reason(pick(agreed(...next), "btc.next_retarget.days"))).toMatchObject({
      code: "missing",
      detail: "btc.next_retarget.days follows from btc.difficulty, which is held",
    })
  })

  test.each([
    ["-0.75", "single"],
    ["-0.76", "held"],
    ["3", "single"],
    ["3.01", "held"],
  ])("that changes it by %s is %s", (value, outcome) => {
    const estimate = observedValue("btc.next_retarget.change", value, { source: "mempool" })
    expect(pick(agreed(hashRate, ...retarget, estimate), "btc.next_retarget.change").outcome).toBe(outcome)
  })
})
