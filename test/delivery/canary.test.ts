import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { isCanaryDue, mayGo, strideOf } from "../../src/delivery/canary.ts"

const from = "News <news@one.example>"
const at = (createdAt: number, of = from) => ({ from: of, createdAt })

describe("an edition is tried on a few first", () => {
  test("while fewer than three went out from its domain", () => {
    expect(isCanaryDue(from, null, [])).toBe(true)
    expect(isCanaryDue(from, null, [at(2), at(1)])).toBe(true)
    expect(isCanaryDue(from, null, [at(3), at(2), at(1)])).toBe(false)
  })

  test("again after a change of domain, whatever the mailbox and the case", () => {
    const before = [at(3), at(2), at(1)]
    expect(isCanaryDue("News <news@two.example>", null, before)).toBe(true)
    expect(isCanaryDue("other@ONE.example", null, before)).toBe(false)
    expect(isCanaryDue(from, null, [at(9), at(8, "a@two.example"), at(7), at(6)])).toBe(true)
  })

  test("again after an import, for three editions", () => {
    const before = [at(30), at(20), at(10)]
    expect(isCanaryDue(from, 5, before)).toBe(false)
    expect(isCanaryDue(from, 15, before)).toBe(true)
    expect(isCanaryDue(from, 40, before)).toBe(true)
  })
})

test.each([
  [1, 1],
  [500, 1],
  [999, 2],
  [1_000, 2],
  [10_000, 20],
  [50_000, 100],
  [1_000_000, 100],
])("of %i readers every %ith chunk is the canary", (readers, stride) =>
  expect(strideOf(readers)).toBe(stride),
)

test("a canary of any list has a hundredth of it and 500 at least, or everyone, and is less than twice what it must be", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000 }), (readers) => {
      const chunks = Math.ceil(readers / 100)
      const stride = strideOf(readers)
      const canary = Array.from({ length: chunks }, (_, seq) => seq).filter((seq) =>
        mayGo(seq, stride),
      ).length
      const wanted = Math.ceil(Math.max(500, readers / 100) / 100)
      expect(canary).toBeGreaterThanOrEqual(Math.min(chunks, wanted))
      expect(canary).toBeLessThanOrEqual(Math.max(wanted, 2 * wanted))
    }),
    { numRuns: 50 },
  )
})

test("before it is decided, and once all may go, every chunk may", () => {
  for (const seq of [0, 1, 7]) expect([mayGo(seq, null), mayGo(seq, 1)]).toEqual([true, true])
  expect([0, 1, 2, 3, 4].filter((seq) => mayGo(seq, 2))).toEqual([0, 2, 4])
})
