import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type FlowDay, findFundFlows } from "../../src/analysis/fund-flows.ts"

/** US spot bitcoin ETFs, US$ million, by Farside (test-vectors.json, `etf`). */
const flows: readonly FlowDay[] = Object.entries({
  "2026-01-23": -103.5,
  "2026-01-26": 6.8,
  "2026-01-27": -147.4,
  "2026-01-28": -19.6,
  "2026-01-29": -817.8,
  "2026-01-30": -509.7,
  "2026-02-02": 561.8,
  "2026-02-03": -272.0,
  "2026-02-04": -544.9,
  "2026-02-05": -434.1,
  "2026-02-06": 371.1,
  "2026-02-09": 144.9,
  "2026-02-10": 166.5,
  "2026-02-11": -276.3,
}).map(([day, flow]) => ({ day, flow }))
const upTo = (last: string) => findFundFlows(flows.filter(({ day }) => day <= last))
const of = (...amounts: number[]) =>
  findFundFlows(amounts.map((flow, index) => ({ day: `2026-01-${index + 10}`, flow })))

describe("the flows of February 2026", () => {
  it.each([
    ["2026-01-30", -4, -1494.5, "outflows"],
    ["2026-02-02", 1, 561.8, "turning"],
    ["2026-02-05", -3, -1251.0, "outflows"],
    ["2026-02-06", 1, 371.1, "turning"],
    ["2026-02-09", 2, 516.0, "reversed"],
    ["2026-02-10", 3, 682.5, "inflows"],
    ["2026-02-11", -1, -276.3, "turning"],
  ])("to %s: a run of %s, %s in all, %s", (day, streak, sum, state) => {
    const found = upTo(day)
    expect(found).toMatchObject({ day, streak, state })
    expect(found?.sum).toBeCloseTo(sum, 6)
  })

  it("turned on 6 February after three days of outflows of $1.25 billion", () => {
    expect(upTo("2026-02-06")?.before?.streak).toBe(-3)
    expect(upTo("2026-02-06")?.before?.sum).toBeCloseTo(-1251, 6)
    expect(upTo("2026-02-06")?.fiveDays).toBeCloseTo(-318.1, 6)
  })
})

describe("a run", () => {
  it("is broken by no flat day, and has no part of one in its sum", () => {
    expect(of(10, -20, -30, 4.9, -40)).toMatchObject({ streak: -3, sum: -90, state: "outflows" })
    expect(of(10, -20, -30, 5, -40)).toMatchObject({ streak: -1, sum: -40 })
    expect(of(10, -20, -30, -40, 4.9)).toMatchObject({ flow: 4.9, streak: -3, sum: -90 })
  })

  it("turns only after a run: two days and one of the other sign are mixed", () => {
    expect(of(50, -20, 30, -20, 30)).toMatchObject({ streak: 1, state: "mixed" })
    expect(of(10, 20, 30, -5, -20)).toMatchObject({ streak: -2, state: "reversed" })
  })

  it("is none where all is flat", () => {
    expect(of(1, -2, 3, 0, -1)).toMatchObject({ streak: 0, sum: 0, before: null, state: "mixed" })
  })

  it("need not be one for five days to be of outflows", () => {
    expect(of(-300, -400, 10, 20, -5)).toMatchObject({ streak: -1, state: "outflows" })
  })

  it("is unknown of fewer than five trading days", () => {
    expect(of(1, 2, 3, 4)).toBeNull()
    expect(findFundFlows([])).toBeNull()
  })

  it("turns round with the signs, but that only outflows are told by their sum", () => {
    const drawn = fc.array(fc.integer({ min: -90, max: 90 }), { minLength: 5, maxLength: 30 })
    fc.assert(
      fc.property(drawn, (amounts) => {
        const [one, other] = [of(...amounts), of(...amounts.map((amount) => -amount))]
        expect(one?.streak).toBe(other && 0 - other.streak)
        expect(one?.sum).toBeCloseTo(0 - (other?.sum ?? Number.NaN), 9)
        expect(Math.sign(one?.sum ?? 0)).toBe(Math.sign(one?.streak ?? 0))
      }),
    )
  })
})
