import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { costGate } from "../../src/analysis/cost-gate.ts"
import { exact } from "../../src/analysis/decimal.ts"

const gate = (cash: string, surveyed: string, price: string, paying: readonly boolean[]) =>
  costGate({ cash: exact(cash), surveyed: exact(surveyed), price: exact(price), paying })

describe("the gate", () => {
  it("is open on 5 and 8 February 2026, at the survey fleet's $83,887 and $74,526", () => {
    expect(gate("66493", "83887", "62909.86", [false, true, true, true, true, true])).toBe("open")
    expect(gate("59073", "74526", "70330.38", [false, true, true, true, true, true])).toBe("open")
  })

  it("closes where the estimates are more than e^0.45 apart, whichever is larger", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 300_000 }),
        fc.integer({ min: 1000, max: 300_000 }),
        (a, b) => {
          const far = Math.abs(Math.log(a / b))
          if (Math.abs(far - 0.45) < 1e-9) return
          expect(gate(String(a), String(b), String(a), []) === "apart").toBe(far > 0.45)
        },
      ),
    )
  })

  it("closes where every reference machine is on the other side of the estimate from the price", () => {
    expect(gate("60000", "60000", "59000", [true, true])).toBe("machines")
    expect(gate("60000", "60000", "61000", [false, false])).toBe("machines")
    expect(gate("60000", "60000", "59000", [true, false])).toBe("open")
    expect(gate("60000", "60000", "59000", [])).toBe("open")
  })
})
