import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findHashRibbon, ribbonDays } from "../../src/analysis/hash-ribbon.ts"
import { hasHistory, historyFolder } from "../edition/from-history.ts"

const flat = (count: number, rate: number): number[] => Array.from({ length: count }, () => rate)
const state = (...parts: number[][]) => findHashRibbon(parts.flat())?.state

describe("the state of the hash rate", () => {
  it.runIf(hasHistory)("on 8 February 2026 was a recovery that is not confirmed", () => {
    // analytics.md §5.2, from blocks: 977.9, 956.8 and 1003.8 EH/s, ratio 0.9531; mempool.space's days differ a little.
    const days = readFileSync(`${historyFolder}/hash_rate.csv`, "utf8")
      .trim()
      .split("\n")
      .flatMap((row) => {
        const [day = "", rate] = row.split(",")
        return day >= "2025-11-30" && day <= "2026-02-08" ? [Number(rate)] : []
      })
    const found = findHashRibbon(days)
    expect(found?.week).toBeCloseTo(977.9, 0)
    expect(found?.month).toBeCloseTo(956.4, 0)
    expect(found?.twoMonths).toBeCloseTo(1003.8, 0)
    expect(found?.ratio).toBeCloseTo(0.953, 3)
    expect(found?.state).toBe("recovering")
    expect(findHashRibbon(days.slice(0, -1))?.state).toBe("stressed")
  })

  it("is unknown of fewer than 67 days", () => {
    expect(findHashRibbon(flat(66, 900))).toBeNull()
    expect(findHashRibbon(flat(67, 900))?.state).toBe("stressed")
  })

  it("is stressed while the shorter average is not above the longer, and recovering only with 3 % more in a week", () => {
    expect(state(flat(60, 1000), flat(14, 900))).toBe("stressed")
    expect(state(flat(60, 1000), flat(30, 900), flat(7, 926))).toBe("stressed")
    expect(state(flat(60, 1000), flat(30, 900), flat(7, 928))).toBe("recovering")
  })

  it("crosses for two days, is confirmed from the third, and normal after thirty", () => {
    const rise = (days: number) => state(flat(91, 1000), flat(30, 990), flat(days, 1050))
    // The shorter average comes above the longer on the fifth day: (25 × 990 + 5 × 1050) / 30 = 1000.
    const first = [...Array.from({ length: 20 }).keys()].find((days) => rise(days) === "crossing") ?? 0
    expect([rise(first - 1), rise(first), rise(first + 1), rise(first + 2)]).toEqual([
      "recovering",
      "crossing",
      "crossing",
      "confirmed",
    ])
    expect(rise(first + 29)).toBe("confirmed")
    expect(rise(first + 30)).toBe("normal")
  })

  it("is not told where the days reach back to no turn", () => {
    const growing = Array.from({ length: 120 }, (_, index) => 900 + index)
    expect(findHashRibbon(growing)?.state).toBe("normal")
    expect(findHashRibbon(growing.slice(-91))?.state).toBe("normal")
    expect(findHashRibbon(growing.slice(-80))?.state).toBeNull()
  })

  it("is turned by seven days above its level, and by none below", () => {
    const drawn = fc.array(fc.integer({ min: 700, max: 1300 }), { minLength: 67, maxLength: 100 })
    fc.assert(
      fc.property(drawn, (days) => {
        const level = findHashRibbon(days)?.level ?? Number.NaN
        const ratio = (next: number): number => {
          const later = findHashRibbon([...days, ...flat(ribbonDays.week, next)])
          return later ? later.month - later.twoMonths : Number.NaN
        }
        expect(ratio(level)).toBeCloseTo(0, 6)
        expect(ratio(level + 1)).toBeGreaterThan(0)
        expect(ratio(level - 1)).toBeLessThan(0)
      }),
    )
  })
})
