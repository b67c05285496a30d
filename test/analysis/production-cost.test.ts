import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { exact } from "../../src/analysis/decimal.ts"
import { type CostInputs, kwhPerBitcoin, productionCost } from "../../src/analysis/production-cost.ts"

const inputs = (parts: Partial<Record<keyof CostInputs, string>>): CostInputs => {
  const of = { ...base, ...parts }
  return {
    difficulty: exact(of.difficulty),
    subsidy: exact(of.subsidy),
    fees: exact(of.fees),
    efficiency: exact(of.efficiency),
    pue: exact(of.pue),
    power: exact(of.power),
    share: exact(of.share),
    modelError: exact(of.modelError),
  }
}
const base = {
  difficulty: "125860000000000",
  subsidy: "3.125",
  fees: "0.0206",
  efficiency: "18",
  pue: "1.1",
  power: "0.05",
  share: "0.8",
  modelError: "1.15",
}
const electricityOnly = { fees: "0", pue: "1", share: "1" }

describe("production cost", () => {
  it("gives the $588.3616 that Fantazzini et al. (2016) published (bitcoinFinance R/lower_bound.R@57cfc418)", () => {
    const cost = productionCost(
      inputs({
        ...electricityOnly,
        difficulty: "60883825480",
        efficiency: "750",
        power: "0.135",
        subsidy: "12.5",
      }),
    )
    expect(cost.electricity.toFixed(4)).toBe("588.3616")
  })

  it("gives the $229.16 of the example in Hayes (2015)", () => {
    const cost = productionCost(
      inputs({
        ...electricityOnly,
        difficulty: "47427554951",
        efficiency: "750",
        power: "0.135",
        subsidy: "25",
      }),
    )
    expect(cost.electricity.toFixed(4)).toBe("229.1623")
  })

  it.each([
    ["S21", "17.5", 75_720, 76_353],
    ["S23 Hydro", "9.5", 41_105, 41_448],
    ["M63S", "18.5", 80_047, 80_716],
  ])(
    "lies the same 0.83 %% under the shutdown price that Antpool published for the %s in February 2026",
    (_, efficiency, computed, published) => {
      const { electricity } = productionCost(
        inputs({ ...electricityOnly, difficulty: "141670000000000", efficiency, power: "0.08" }),
      )
      expect(electricity.toFixed(0)).toBe(String(computed))
      expect(published / electricity.toNumber()).toBeCloseTo(1.0083, 3)
    },
  )

  it.each([
    ["155980000000000", "1171353.5", "58568", "73210"],
    ["146470000000000", "1099936.8", "54997", "68746"],
    ["141670000000000", "1063890.5", "53195", "66493"],
    ["125860000000000", "945163.2", "47258", "59073"],
  ])(
    "at difficulty %s takes %s kWh, $%s of electricity and $%s of cash (PC-1, recomputed)",
    (difficulty, kwh, electricity, cash) => {
      const cost = productionCost(inputs({ difficulty }))
      expect(kwhPerBitcoin(inputs({ difficulty })).toFixed(1)).toBe(kwh)
      expect(cost.electricity.toFixed(0)).toBe(electricity)
      expect(cost.cash.toFixed(0)).toBe(cash)
    },
  )

  it("spans the model's error on either side", () => {
    const { low, cash, high } = productionCost(inputs({}))
    expect(high.div(cash).toFixed(12)).toBe("1.150000000000")
    expect(cash.div(low).toFixed(12)).toBe("1.150000000000")
  })

  it("is linear in difficulty, efficiency and power price, and doubles when the subsidy halves without fees", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (k) => {
        const cash = productionCost(inputs({})).cash
        const scaled = (field: "difficulty" | "efficiency" | "power"): string =>
          productionCost(inputs({ [field]: exact(base[field]).times(k).toFixed() }))
            .cash.div(cash)
            .toFixed(9)
        expect([scaled("difficulty"), scaled("efficiency"), scaled("power")]).toEqual(
          Array(3).fill(exact(String(k)).toFixed(9)),
        )
      }),
    )
    const before = productionCost(inputs({ fees: "0" })).cash
    expect(
      productionCost(inputs({ fees: "0", subsidy: "1.5625" }))
        .cash.div(before)
        .toFixed(9),
    ).toBe("2.000000000")
  })

  it("refuses a block that pays nothing", () => {
    expect(() => productionCost(inputs({ subsidy: "0", fees: "0" }))).toThrow(
      "a block's reward is above 0, not 0",
    )
  })
})
