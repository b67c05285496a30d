import * as fc from "fast-check"
import { expect, test } from "vitest"
import type { exact } from "../../src/analysis/decimal.ts"
import { findLargestFall, findLargestRise, findMeanMove } from "../../src/analysis/largest-daily-move.ts"
import { findMoveHistory } from "../../src/analysis/move-history.ts"
import { dailyMoves } from "../../src/analysis/return.ts"
import { addDays } from "../../src/market/day.ts"

const closes = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 2, maxLength: 40 })

test("by doubles the same moves are the largest as by exact returns, and the mean is the same", () => {
  fc.assert(
    fc.property(closes, (all) => {
      const points = all.map((close, at) => ({ day: addDays("2020-01-01", at), c: String(close) }))
      const moves = dailyMoves(points)
      const before = moves.slice(0, -7)
      const found = findMoveHistory(all)
      const sizeAt = (at: number | null | undefined) =>
        at === null || at === undefined ? null : Number(moves[at - 1]?.move.toPrecision(12))
      const sizeOf = (move: { move: ReturnType<typeof exact> } | null) =>
        move && Number(move.move.toPrecision(12))
      expect(sizeAt(found?.fall)).toBe(sizeOf(findLargestFall(before)))
      expect(sizeAt(found?.rise)).toBe(sizeOf(findLargestRise(before)))
      expect(found?.mean).toBeCloseTo(findMeanMove(moves)?.toNumber() ?? Number.NaN, 9)
    }),
  )
})

test("the last seven moves are measured by those before them, and are none of them", () => {
  expect(findMoveHistory([100, 90, 99, 99, 99, 99, 99, 99, 99, 49])).toMatchObject({ fall: 1, rise: 2 })
  expect(findMoveHistory([100, 90, 99])).toMatchObject({ fall: null, rise: null })
})

test("one close has no move", () => {
  expect(findMoveHistory([100])).toBe(null)
})
