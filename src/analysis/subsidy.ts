import { addDays } from "../market/day.ts"
import type { Day } from "../market/observation.ts"
import { Exact } from "./decimal.ts"

const blocksPerHalving = 210_000
const blocksPerEpoch = 2016

/**
 * The halvings so far and the UTC day on which each one's block was found: blocks 210,000 to 840,000.
 * https://github.com/bitcoin/bitcoin/blob/v29.0/src/kernel/chainparams.cpp (nSubsidyHalvingInterval)
 */
export const halvings: readonly { height: number; day: Day }[] = [
  { height: 210_000, day: "2012-11-28" },
  { height: 420_000, day: "2016-07-09" },
  { height: 630_000, day: "2020-05-11" },
  { height: 840_000, day: "2024-04-20" },
]

// 210,000 blocks took 1,319 days at the least so far, in days of fast growth: for so long after one there is no other.
const certainDays = 1_200

// By halvings past: the pay of each day of a year asks for it.
const subsidies = new Map<number, Exact>()

/**
 * The new coins of a block, in BTC: 50, halved every 210,000 blocks, counted in whole satoshis.
 * https://github.com/bitcoin/bitcoin/blob/v29.0/src/validation.cpp (GetBlockSubsidy)
 *
 * subsidyAt(935424).toFixed() // => "3.125"
 */
export function subsidyAt(height: number): Exact {
  if (!Number.isInteger(height) || height < 0)
    throw new RangeError(`a block height is a whole number from 0, not ${height}`)
  const past = Math.floor(height / blocksPerHalving)
  const known = subsidies.get(past)
  if (known) return known
  const satoshis = new Exact(5_000_000_000).div(new Exact(2).pow(past)).floor()
  const coins = satoshis.div(100_000_000)
  subsidies.set(past, coins)
  return coins
}

/**
 * The last halving up to the end of a day, or null before the first.
 *
 * findLastHalving("2024-04-20")?.height // => 840000
 */
export const findLastHalving = (day: Day): { height: number; day: Day } | null =>
  halvings.findLast((halving) => halving.day <= day) ?? null

/**
 * The new coins of a block at a day's end by the dates of the halvings, or null once another can have come.
 *
 * findSubsidyOn("2024-04-19")?.toFixed() // => "6.25"
 */
export function findSubsidyOn(day: Day): Exact | null {
  const last = findLastHalving(day)
  if (last && last === halvings.at(-1) && day > addDays(last.day, certainDays)) return null
  return subsidyAt(last?.height ?? 0)
}

/** What is known of a day's blocks: the height of its epoch's retarget, and how many blocks are left to the next. */
export type Blocks = { retarget: number | null; left: number | null }

/** The subsidy, and by what it was known: the height of the blocks, or the day alone. */
export type Subsidy = { coins: Exact; by: "height" | "date" }

/**
 * The new coins of a block at a day's end. Halvings fall within an epoch, so the height of the retarget alone does not
 * tell in the epoch of one: a past halving is told by its day, a coming one by the blocks that are left of the epoch.
 * Null where neither is known.
 *
 * findSubsidy("2024-04-20", { retarget: 838656, left: null })?.coins.toFixed() // => "3.125"
 */
export function findSubsidy(day: Day, { retarget, left }: Blocks): Subsidy | null {
  const dated = findSubsidyOn(day)
  if (retarget === null) return dated && { coins: dated, by: "date" }
  const next = (Math.floor(retarget / blocksPerHalving) + 1) * blocksPerHalving
  if (next > retarget + blocksPerEpoch) return { coins: subsidyAt(retarget), by: "height" }
  if (halvings.some(({ height }) => height === next)) return dated && { coins: dated, by: "date" }
  return left === null ? null : { coins: subsidyAt(retarget + blocksPerEpoch - left), by: "height" }
}
