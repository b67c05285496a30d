import * as fc from "fast-check"
import { expect, test } from "vitest"
import { asDollars, costOf } from "../../src/delivery/cost.ts"

const sum = (lines: { usd: number }[]) => lines.reduce((total, { usd }) => total + usd, 0)

test("a million recipients cost about half a dollar beside the provider's price, each part with its arithmetic", () => {
  const effort = { seconds: 2000, calls: 10_000, retries: 0, rowsWritten: 50_000 }
  const lines = costOf(effort, 1_000_000, 0.9)
  expect(lines.map(({ what, usd }) => [what, Number(usd.toFixed(4))])).toEqual([
    ["database", 0.05],
    ["queue", 0.012],
    ["Worker", 0.003],
    ["computing", 0.007],
    ["pace", 0.0015],
    ["webhooks to come", 0.3],
    ["tally", 0.15],
    ["mails", 900],
  ])
  expect(lines[1]?.arithmetic).toBe("30,000 × $0.40 a million operations")
  expect(lines.at(-1)?.arithmetic).toBe("1,000,000 × $0.90 a thousand")
})

test("the provider's part is left out, not guessed, where its price is not known", () => {
  const lines = costOf({ seconds: 1, calls: 1, retries: 0, rowsWritten: 5 }, 100, null)
  expect(lines.map(({ what }) => what)).not.toContain("mails")
})

test("more calls and more rows never cost less", () => {
  const n = fc.nat(1_000_000)
  fc.assert(
    fc.property(n, n, n, n, (calls, rowsWritten, moreCalls, moreRows) => {
      const of = (calls: number, rowsWritten: number) =>
        sum(costOf({ seconds: 1, retries: 0, calls, rowsWritten }, 100, 0.9))
      expect(of(calls + moreCalls, rowsWritten + moreRows)).toBeGreaterThanOrEqual(of(calls, rowsWritten))
    }),
  )
})

test("amounts read as money", () => {
  expect([0, 0.000_123_4, 0.0735, 900, 1234.5].map(asDollars)).toEqual([
    "$0",
    "$0.000123",
    "$0.0735",
    "$900.00",
    "$1,234.50",
  ])
})
