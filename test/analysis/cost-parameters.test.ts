import { describe, expect, it } from "vitest"
import {
  costParameters,
  findCostParameters,
  reviewDue,
  reviewNear,
} from "../../src/analysis/cost-parameters.ts"
import { addDays, dayNumber } from "../../src/market/day.ts"

describe("cost parameters", () => {
  it("cover the days from a row's first to before its last", () => {
    expect(findCostParameters("2026-01-31")).toBeNull()
    expect(findCostParameters("2026-02-01")?.efficiency).toBe("18")
    expect(findCostParameters("2026-10-31")?.efficiency).toBe("18")
    expect(findCostParameters("2026-11-01")?.efficiency).toBe("15")
    expect(findCostParameters("2027-07-31")?.efficiency).toBe("15")
    expect(findCostParameters("2027-08-01")).toBeNull()
  })

  it("prefer the later of two rows", () => {
    const [row] = costParameters
    const rows = row ? [row, { ...row, validFrom: "2026-05-01", efficiency: "17" }] : []
    expect(findCostParameters("2026-04-30", rows)?.efficiency).toBe("18")
    expect(findCostParameters("2026-05-01", rows)?.efficiency).toBe("17")
  })

  it("take the surveyed 28.2 J/TH of mid-2024, 24% better each year, to the nearest half", () => {
    for (const { validFrom, efficiency } of costParameters) {
      const years = (dayNumber(validFrom) - dayNumber("2024-07-01")) / 365.25
      expect(Math.round(2 * 28.2 * 0.76 ** years) / 2).toBe(Number(efficiency))
    }
  })

  it("fall due for review 180 days after they begin, with a notice in the last 30 of them", () => {
    for (const row of costParameters) {
      expect(dayNumber(row.reviewBy) - dayNumber(row.validFrom)).toBe(180)
      expect(reviewNear(row, addDays(row.reviewBy, -31))).toBe(false)
      expect(reviewNear(row, addDays(row.reviewBy, -30))).toBe(true)
      expect(reviewNear(row, row.reviewBy)).toBe(true)
      expect(reviewNear(row, addDays(row.reviewBy, 1))).toBe(false)
      expect(reviewDue(row, row.reviewBy)).toBe(false)
      expect(reviewDue(row, addDays(row.reviewBy, 1))).toBe(true)
    }
  })
})
