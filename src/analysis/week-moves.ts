import { addDays } from "../market/day.ts"

/** A day's close as a number. */
type Close = { day: string; close: number }

/** Where a week's move stands among those of the weeks before it. */
export type WeekMoves = {
  /** The Monday of the first week that is counted. */
  from: string
  /** How many weeks before it are counted. */
  of: number
  /** How many of them moved more in the same direction, and more whichever way. */
  larger: number
  movedMore: number
}

/**
 * The last seven days' move among all whole weeks before them that end on the same day of the week, each from close to
 * close; null without a week before it. Closes are of consecutive days, and by doubles.
 *
 * findWeekMoves(closes) // => { from: "2010-08-16", of: 807, larger: 31, movedMore: 52 }
 */
export function findWeekMoves(closes: readonly Close[]): WeekMoves | null {
  const last = closes.length - 1
  const own = moveAt(closes, last)
  if (own === null) return null
  let [of, larger, movedMore] = [0, 0, 0]
  let first = last
  for (let at = last - 7; at >= 7; at -= 7) {
    const move = moveAt(closes, at)
    if (move === null) break
    of += 1
    first = at
    if (own < 0 ? move < own : move > own) larger += 1
    if (Math.abs(move) > Math.abs(own)) movedMore += 1
  }
  const from = closes[first]?.day
  return of === 0 || from === undefined ? null : { from: addDays(from, -6), of, larger, movedMore }
}

function moveAt(closes: readonly Close[], at: number): number | null {
  const now = closes[at]?.close
  const before = closes[at - 7]?.close
  return now === undefined || before === undefined ? null : now / before - 1
}
