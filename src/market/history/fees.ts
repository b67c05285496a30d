import { Decimal as Big } from "decimal.js"
import { addDays } from "../day.ts"
import { numeral } from "../numeral.ts"
import type { Day, Decimal } from "../observation.ts"
import type { HistoryRow } from "./format.ts"
import { inForce, type Retarget } from "./retargets.ts"
import { findRow } from "./up-to.ts"

/** As many blocks as mempool.space counts fees of, about a week's. */
const blocksCounted = 1008
const satoshis = "1e8"

/** Hashes that one unit of difficulty takes on average, and seconds in a day. */
const hashesPerDifficulty = new Big(2).pow(32)
const daySeconds = 86_400

/** By day: fees of all blocks in US dollars, the hash rate in EH/s, and Bitcoin's close in US dollars. */
export type FeeInputs = {
  fees: readonly HistoryRow[]
  hashRate: readonly HistoryRow[]
  closes: readonly HistoryRow[]
  retargets: readonly Retarget[]
}

/**
 * Mean fees a block over the week that ends with `day`, in BTC: each day's fees at its close, over the blocks that hash
 * rate and difficulty imply for these days. Whole satoshis over 1,008 blocks, as mempool.space counts them. Null when a
 * day of the week is not known.
 *
 * feesPerBlock("2026-02-08", { fees: [], hashRate: [], closes: [], retargets: [] }) // => null
 */
export function feesPerBlock(day: Day, { fees, hashRate, closes, retargets }: FeeInputs): Decimal | null {
  let coins = new Big(0)
  let blocks = new Big(0)
  for (let back = 0; back < 7; back += 1) {
    const each = addDays(day, -back)
    const [usd, rate, close] = [fees, hashRate, closes].map((rows) => valueOn(rows, each))
    const difficulty = inForce(retargets, each).last?.difficulty
    if (!usd || !rate || !close || !difficulty) return null
    coins = coins.plus(new Big(usd).div(close))
    const hashes = new Big(rate).times("1e18").times(daySeconds)
    blocks = blocks.plus(hashes.div(hashesPerDifficulty.times(difficulty)))
  }
  const total = coins.div(blocks).times(blocksCounted).times(satoshis).round()
  return numeral(total.div(satoshis).div(blocksCounted).toSignificantDigits(15))
}

function valueOn(rows: readonly HistoryRow[], day: Day): Decimal | null {
  const value = findRow(rows, day)?.c
  return value === undefined || Number(value) === 0 ? null : value
}
