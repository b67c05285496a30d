import { describe, expect, it } from "vitest"
import { findCostParameters, reviewDue, reviewNear } from "../../src/analysis/cost-parameters.ts"
import { costRows } from "../../src/analysis/cost-rows.ts"
import { addDays, dayNumber } from "../../src/market/day.ts"

describe("cost parameters", () => {
  it("cover the days from the first published fleet to the end of the last row", () => {
    expect(findCostParameters("2020-07-15")).toBeNull()
    expect(findCostParameters("2020-07-16")?.efficiency).toBe("52")
    expect(findCostParameters("2026-01-31")?.efficiency).toBe("19.5")
    expect(findCostParameters("2026-02-01")?.efficiency).toBe("18")
    expect(findCostParameters("2026-10-31")?.efficiency).toBe("18")
    expect(findCostParameters("2026-11-01")?.efficiency).toBe("15")
    expect(findCostParameters("2027-07-31")?.efficiency).toBe("15")
    expect(findCostParameters("2027-08-01")).toBeNull()
  })

  it("leave no day in between without a row", () => {
    for (let day = "2020-07-16"; day < "2027-08-01"; day = addDays(day, 1))
      expect([day, findCostParameters(day)]).not.toEqual([day, null])
  })

  it("prefer the later of two rows", () => {
    const row = findCostParameters("2026-02-01")
    const rows = row ? [row, { ...row, validFrom: "2026-05-01", efficiency: "17" }] : []
    expect(findCostParameters("2026-04-30", rows)?.efficiency).toBe("18")
    expect(findCostParameters("2026-05-01", rows)?.efficiency).toBe("17")
  })

  it("are unknown before their sources were published, even on a day that they cover", () => {
    const row = findCostParameters("2026-02-01")
    const rows = row ? [row, { ...row, validFrom: "2026-02-02", knownFrom: "2026-03-01" }] : []
    expect(findCostParameters("2026-02-28", rows)).toBe(rows[0])
    expect(findCostParameters("2026-03-01", rows)).toBe(rows[1])
    for (const { validFrom, knownFrom } of costRows) expect(knownFrom <= validFrom).toBe(true)
  })

  it("stand in order, each with its own basis", () => {
    const days = costRows.map(({ validFrom }) => validFrom)
    expect(days).toEqual(days.toSorted())
    expect(new Set(days).size).toBe(days.length)
    for (const { basis } of costRows) expect(basis).toMatch(/fleet: |fleet of /)
  })

  it("keep the rows that editions were made with as they were", () => {
    const made = { pue: "1.1", power: "0.05", share: "0.8", modelError: "1.15" }
    expect(findCostParameters("2026-02-08")).toMatchObject({
      ...made,
      efficiency: "18",
      validUntil: "2027-02-01",
    })
    expect(findCostParameters("2026-11-08")).toMatchObject({
      ...made,
      efficiency: "15",
      validUntil: "2027-08-01",
    })
  })

  it("take from May 2025 the surveyed 28.2 J/TH of mid-2024, 24% better each year, to the nearest half", () => {
    for (const { validFrom, efficiency } of costRows.filter(({ surveyed }) => surveyed === "28.2")) {
      const years = (dayNumber(validFrom) - dayNumber("2024-07-01")) / 365.25
      expect(Math.round(2 * 28.2 * 0.76 ** years) / 2).toBe(Number(efficiency))
    }
  })

  it("take the Bitcoin Mining Council's exahashes a gigawatt, to the nearest half", () => {
    const published = [
      ["2022-01-19", 19.3],
      ["2022-07-20", 21.1],
      ["2023-01-20", 22.4],
      ["2023-10-01", 26.1],
    ] as const
    for (const [day, perGigawatt] of published)
      expect(Number(findCostParameters(day)?.efficiency)).toBe(Math.round(2000 / perGigawatt) / 2)
  })

  it("carry CoinShares' 34 W/TH on at the pace of the council's last year", () => {
    for (const [day, years] of [
      ["2024-02-01", 0],
      ["2024-08-01", 0.5],
      ["2025-02-01", 1],
    ] as const)
      expect(Number(findCostParameters(day)?.efficiency)).toBe(
        Math.round(2 * 34 * (21.1 / 26.1) ** years) / 2,
      )
  })

  it("fall due for review 180 days after they begin, with a notice in the last 30 of them", () => {
    for (const row of costRows) {
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
