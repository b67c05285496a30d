import { expect, test } from "vitest"
import { frozenSince } from "../../src/market/frozen.ts"
import { pointsFrom } from "./observed.ts"

test("a series stands still from the first of the rows that repeat up to its end", () => {
  const points = pointsFrom([1, 2, 3, 3, 3])
  expect(frozenSince(points, 3)).toBe("2026-02-06")
  expect(frozenSince(points, 2)).toBe("2026-02-06")
  expect(frozenSince(points, 4)).toBeNull()
})

test("a row is the same only in all of its cells, and rows before the end do not matter", () => {
  const points = pointsFrom([1, 1, 1, 2, 2])
  expect(frozenSince(points, 3)).toBeNull()
  const traded = pointsFrom([2, 2, 2]).map((point, i) => ({ ...point, v: String(100 + i) }))
  expect(frozenSince(traded, 3)).toBeNull()
  expect(frozenSince([], 3)).toBeNull()
})
