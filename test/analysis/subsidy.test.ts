import { describe, expect, it } from "vitest"
import { findLastHalving, findSubsidy, findSubsidyOn, subsidyAt } from "../../src/analysis/subsidy.ts"

describe("the subsidy by height", () => {
  it.each([
    [0, "50"],
    [209_999, "50"],
    [210_000, "25"],
    [839_999, "6.25"],
    [840_000, "3.125"],
    [935_424, "3.125"],
    [6_929_999, "0.00000001"],
    [6_930_000, "0"],
  ])("at block %i is %s BTC, as in GetBlockSubsidy of Bitcoin Core", (height, subsidy) => {
    expect(subsidyAt(height).toFixed()).toBe(subsidy)
  })

  it.each([-1, 0.5, Number.NaN])("refuses a height of %d", (height) => {
    expect(() => subsidyAt(height)).toThrow("a block height is a whole number from 0")
  })
})

describe("the subsidy by day", () => {
  it.each([
    ["2012-11-27", "50"],
    ["2016-07-08", "25"],
    ["2016-07-09", "12.5"],
    ["2020-05-10", "12.5"],
    ["2020-05-11", "6.25"],
    // Block 840,000 was found at 00:09 UTC.
    ["2024-04-19", "6.25"],
    ["2024-04-20", "3.125"],
    ["2026-02-08", "3.125"],
  ])("at the end of %s is %s BTC", (day, subsidy) => {
    expect(findSubsidyOn(day)?.toFixed()).toBe(subsidy)
  })

  it("is unknown once another halving can have come", () => {
    expect(findSubsidyOn("2027-08-03")?.toFixed()).toBe("3.125")
    expect(findSubsidyOn("2027-08-04")).toBeNull()
    expect(findLastHalving("2012-11-27")).toBeNull()
  })
})

describe("the subsidy in force", () => {
  const found = (day: string, retarget: number | null, left: number | null) => {
    const subsidy = findSubsidy(day, { retarget, left })
    return subsidy && [subsidy.coins.toFixed(), subsidy.by]
  }

  it("changes in mid-epoch: the epoch of 838,656 held the halving of 840,000", () => {
    expect(found("2024-04-19", 838_656, null)).toEqual(["6.25", "date"])
    expect(found("2024-04-20", 838_656, null)).toEqual(["3.125", "date"])
  })

  it("is told by the height elsewhere, and by the day where that is all there is", () => {
    expect(found("2026-02-08", 935_424, null)).toEqual(["3.125", "height"])
    expect(found("2026-02-08", null, null)).toEqual(["3.125", "date"])
  })

  it("of a halving to come, block 1,050,000, is told by the blocks that are left of its epoch", () => {
    expect(found("2028-04-01", 1_048_320, 337)).toEqual(["3.125", "height"])
    expect(found("2028-04-01", 1_048_320, 336)).toEqual(["1.5625", "height"])
    expect(found("2028-04-01", 1_048_320, null)).toBeNull()
    expect(found("2028-04-01", 1_046_304, null)).toEqual(["3.125", "height"])
  })
})
