import type { Replies } from "./replies.ts"

/**
 * https://mempool.space/docs/api/rest#get-difficulty-adjustment, in the units of its code (milliseconds, where the
 * sample in the documentation is of the days of seconds). The estimate is a sample, a day after the retarget.
 */
const adjustment = {
  progressPercent: 17.16,
  difficultyChange: 9.5,
  estimatedRetargetDate: Date.UTC(2026, 1, 19, 18),
  remainingBlocks: 1670,
  remainingTime: 928_800_000,
  previousRetarget: -11.155,
  previousTime: Date.UTC(2026, 1, 7) / 1000,
  nextRetargetHeight: 937_440,
  timeAvg: 556_167,
  adjustedTimeAvg: 556_167,
  timeOffset: 0,
  expectedBlocks: 289.4,
}

export const mempool: Replies = { "/v1/difficulty-adjustment": adjustment }
export const bitviewMining: Replies = { "/api/v1/difficulty-adjustment": adjustment }
