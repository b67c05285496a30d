import { describe, expect, it } from "vitest"
import { costParameters, findCostParameters, reviewDue } from "../../src/analysis/cost-parameters.ts"
import { dayNumber } from "../../src/market/day.ts"

describe("cost parameters", () => {
  it("cover the days from a row's first to before its last", () => {
    expect(findCostParameters("2026-01-31")).toBeNull()
    expect(findCostParameters("2026-02-01")?.efficiency).toBe("18")
    expect(findCostParameters("2027-01-31")).not.toBeNull()
    expect(findCostParameters("2027-02-01")).toBeNull()
  })

  it("prefer the later of two rows", () => {
    const [row] = costParameters
    const rows = row ? [row, { ...row, validFrom: "2026-05-01", efficiency: "17" }] : []
    expect(findCostParameters("2026-04-30", rows)?.efficiency).toBe("18")
    expect(findCostParameters("2026-05-01", rows)?.efficiency).toBe("17")
  })

  it("fall due for review 180 days after they begin", () => {
    for (const row of costParameters) {
      expect(dayNumber(row.reviewBy) - dayNumber(row.validFrom)).toBe(180)
      expect(reviewDue(row, row.reviewBy)).toBe(false)
      expect(reviewDue(row, "2026-08-01")).toBe(true)
    }
  })
})
