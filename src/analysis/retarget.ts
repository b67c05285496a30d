import { dayNumber } from "../market/day.ts"
import type { Day } from "../market/observation.ts"
import { Exact } from "./decimal.ts"

// https://github.com/bitcoin/bitcoin/blob/v29.0/src/kernel/chainparams.cpp (nPowTargetTimespan / nPowTargetSpacing)
export const blocksPerEpoch = 2016
const dueSeconds = 1_209_600
const farthest = 4
const freshDays = 7

/**
 * The difficulty after an epoch that took so many seconds from its first block to its last: as much higher as the epoch
 * was too fast, at most four times, at least a quarter.
 * https://github.com/bitcoin/bitcoin/blob/v29.0/src/pow.cpp (CalculateNextWorkRequired)
 *
 * retargeted(exact("100"), 1_512_000).toFixed() // => "80"
 */
export function retargeted(difficulty: Exact, seconds: number): Exact {
  if (!(seconds > 0)) throw new RangeError(`an epoch takes more than 0 seconds, not ${seconds}`)
  const factor = new Exact(dueSeconds).div(seconds)
  return difficulty.times(Exact.min(farthest, Exact.max(new Exact(1).div(farthest), factor)))
}

/**
 * The block of the next adjustment after a retarget.
 *
 * nextRetarget(935424) // => 937440
 */
export function nextRetarget(height: number): number {
  if (!Number.isInteger(height) || height < 0 || height % blocksPerEpoch !== 0)
    throw new RangeError(`a retarget's height is a multiple of ${blocksPerEpoch}, not ${height}`)
  return height + blocksPerEpoch
}

/**
 * Whether a day is one of the seven from a retarget on, while it is news.
 *
 * justRetargeted("2026-02-08", "2026-02-07") // => true
 */
export function justRetargeted(day: Day, retarget: Day): boolean {
  const age = dayNumber(day) - dayNumber(retarget)
  return age >= 0 && age < freshDays
}
