import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { exact } from "../../src/analysis/decimal.ts"
import { justRetargeted, nextRetarget, retargeted } from "../../src/analysis/retarget.ts"
import { simpleReturn } from "../../src/analysis/return.ts"

describe("a retarget", () => {
  it.each([
    // Chained from block timestamps, trillions before and after.
    [921_312, "146.72", "155.98", "6.31"],
    [923_328, "155.98", "152.28", "-2.37"],
    [925_344, "152.28", "149.31", "-1.95"],
    [927_360, "149.31", "148.2", "-0.74"],
    [929_376, "148.2", "148.26", "0.04"],
    [935_424, "141668107417558.2", "125864590119494.3", "-11.16"],
  ])("at block %i went from %s to %s: %s %%", (height, before, after, percent) => {
    expect(simpleReturn(exact(before), exact(after)).times(100).toFixed(2)).toBe(percent)
    expect(nextRetarget(height) % 2016).toBe(0)
  })

  it("is as much higher as the epoch was too fast, at most four times, at least a quarter", () => {
    expect(retargeted(exact("100"), 1_209_600).toFixed()).toBe("100")
    expect(retargeted(exact("100"), 604_800).toFixed()).toBe("200")
    expect(retargeted(exact("100"), 1).toFixed()).toBe("400")
    expect(retargeted(exact("100"), 9_000_000).toFixed()).toBe("25")
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (seconds) => {
        const after = retargeted(exact("1"), seconds)
        expect(after.gte("0.25") && after.lte(4)).toBe(true)
      }),
    )
  })

  it("refuses an epoch without time, and a height within an epoch", () => {
    expect(() => retargeted(exact("1"), 0)).toThrow("an epoch takes more than 0 seconds, not 0")
    // Reports of 7 February 2026 that named block 935,429 were wrong.
    expect(() => nextRetarget(935_429)).toThrow("a multiple of 2016, not 935429")
  })

  it("is news for seven days", () => {
    expect(justRetargeted("2026-02-06", "2026-02-07")).toBe(false)
    expect(justRetargeted("2026-02-07", "2026-02-07")).toBe(true)
    expect(justRetargeted("2026-02-13", "2026-02-07")).toBe(true)
    expect(justRetargeted("2026-02-14", "2026-02-07")).toBe(false)
  })
})
