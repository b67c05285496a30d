import { describe, expect, test } from "vitest"
import { laneLines } from "../../src/delivery/lane-report.ts"

const told = (lane: "batch" | "broadcast", readers: number | null) => laneLines({ lane, readers }).join("\n")

describe("what an operator should know of a lane", () => {
  test("names the free plan's limits of each, and the provider's own guide", () => {
    expect(told("batch", null)).toContain("100 mails a day and 3,000 a month")
    expect(told("broadcast", null)).toContain("free for the first 1,000")
    for (const lane of ["batch", "broadcast"] as const) expect(told(lane, null)).toContain("Resend's guide")
    expect(told("batch", null)).not.toContain("confirmed readers")
  })

  test("says what the list that there is means for it", () => {
    expect(told("batch", 100)).toContain("100 confirmed readers: a daily edition fits the free plan")
    expect(told("batch", 101)).toContain("a paid plan is needed; by LANE=broadcast it would be free")
    expect(told("batch", 1001)).toMatch(/a paid plan is needed$/m)
    expect(told("broadcast", 1000)).toContain("1,000 confirmed readers: free")
    expect(told("broadcast", 1001)).toContain("more than 1,000 contacts need a paid plan")
  })
})
