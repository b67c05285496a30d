import type { Regime } from "./regime.ts"
import type { RegimeOfDay } from "./regime-history.ts"

/** What makes a day one of a big move. */
export const bigMoves = ["sell-off", "acute-sell-off", "rise", "largest-fall", "largest-rise"] as const
export type BigMove = (typeof bigMoves)[number]

/** Days without a state before it counts as one that begins. */
const quietDays = 7
/** Days before it that a day's move is compared with. */
const yearDays = 365

const falling: readonly Regime[] = ["sell-off", "acute-sell-off"]
const rising: readonly Regime[] = ["rally", "new-high"]

/**
 * Whether the last day is one of a big move: a sell-off, an acute one or a rise (a rally or record highs) begins after
 * seven days without one, or its move between closes is the largest fall or rise in a year. From 2020 to February 2026
 * that is at most 30 days in any 365. `closes` end with the day, without a gap; too short a run of either tells nothing.
 *
 * findBigMove([], [100, 80]) // => null, for there is no year to compare with
 */
export function findBigMove(regimes: readonly RegimeOfDay[], closes: readonly number[]): BigMove | null {
  if (begins(regimes, ["acute-sell-off"])) return "acute-sell-off"
  if (begins(regimes, falling)) return "sell-off"
  if (begins(regimes, rising)) return "rise"
  return largestOfYear(closes)
}

function begins(regimes: readonly RegimeOfDay[], states: readonly Regime[]): boolean {
  const [today, ...before] = regimes.slice(-1 - quietDays).toReversed()
  if (!today || before.length < quietDays || !states.includes(today.regime)) return false
  return before.every(({ regime }) => !states.includes(regime))
}

function largestOfYear(closes: readonly number[]): BigMove | null {
  const run = closes.slice(-2 - yearDays)
  if (run.length < 2 + yearDays) return null
  const moves = run.slice(1).map((close, at) => close / (run[at] ?? close) - 1)
  const [today, ...before] = moves.toReversed()
  if (today === undefined) return null
  if (today < 0 && today < Math.min(...before)) return "largest-fall"
  return today > 0 && today > Math.max(...before) ? "largest-rise" : null
}
