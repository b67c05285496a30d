import { Exact } from "./decimal.ts"
import type { DailyMove } from "./return.ts"

/**
 * The largest one-day fall between closes (the first, where two are equal), or null when no day fell.
 *
 * findLargestFall([{ day: "2026-02-05", move: exact("-0.14") }])?.day // => "2026-02-05"
 */
export const findLargestFall = (moves: readonly DailyMove[]): DailyMove | null =>
  findFirstBest(moves, (move) => move.negated())

/**
 * The largest one-day rise between closes (the first, where two are equal), or null when no day rose.
 *
 * findLargestRise([{ day: "2026-02-05", move: exact("-0.14") }]) // => null
 */
export const findLargestRise = (moves: readonly DailyMove[]): DailyMove | null =>
  findFirstBest(moves, (move) => move)

/**
 * The mean size of one-day moves, whichever their direction, or null without any.
 *
 * findMeanMove([{ day: "2026-02-07", move: exact("-0.02") }, { day: "2026-02-08", move: exact("0.04") }])?.toFixed() // => "0.03"
 */
export const findMeanMove = (moves: readonly DailyMove[]): Exact | null =>
  moves.length === 0 ? null : Exact.sum(...moves.map(({ move }) => move.abs())).div(moves.length)

function findFirstBest(moves: readonly DailyMove[], size: (move: Exact) => Exact): DailyMove | null {
  let best: DailyMove | null = null
  for (const each of moves) {
    if (size(each.move).gt(best ? size(best.move) : 0)) best = each
  }
  return best
}
