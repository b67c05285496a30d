import { Decimal } from "decimal.js"
import { addDays, startOf } from "../../../src/market/day.ts"
import { type Answer, asNumber, together } from "./answer.ts"
import { type DayFile, rowsOf } from "./day-file.ts"

const times = (cell: string | null, factor: string): number | null =>
  cell === null ? null : new Decimal(cell).times(factor).toNumber()

const spans: Record<string, number> = { "3d": 3, "1w": 7, "1m": 30, "3m": 91, "6m": 182, "1y": 365 }

/** `GET /v1/mining/hashrate/…`: hashes a second; mempool.space stamps a day with its end, Bitview with its start. */
export function miningHashRate(file: DayFile, span: string, stamped: "end" | "start"): Answer {
  const hashRate = rowsOf(file, "hash_rate")
  const difficulty = rowsOf(file, "difficulty")
  const days = spans[span]
  if (!hashRate || !difficulty || days === undefined) return null
  const hashrates = hashRate.rows.slice(-days).map(({ day, cell }) => ({
    timestamp: startOf(stamped === "end" ? addDays(day, 1) : day) / 1000,
    avgHashrate: times(cell("value"), "1e18"),
  }))
  const retargets = difficulty.rows.map(({ day, cell }, i) => {
    const now = cell("difficulty")
    const before = difficulty.rows[i - 1]?.cell("difficulty") ?? null
    return {
      time: startOf(day) / 1000,
      height: asNumber(cell("height")),
      difficulty: asNumber(now),
      adjustment: now === null || before === null ? null : Number(new Decimal(now).div(before).toFixed(6)),
    }
  })
  return {
    body: {
      hashrates,
      difficulty: retargets,
      currentHashrate: hashrates.at(-1)?.avgHashrate ?? null,
      currentDifficulty: retargets.at(-1)?.difficulty ?? null,
    },
    rebuiltFrom: together([hashRate.origin, difficulty.origin]),
  }
}

const blocks = 1008

/** mempool.space's `GET /v1/mining/reward-stats/1008`: satoshis as text. The subsidy is 3.125 BTC a block. */
export function rewardStats(file: DayFile): Answer {
  const series = rowsOf(file, "fees")
  const last = series?.rows.at(-1)
  if (!series || !last) return null
  const endBlock = Number(last.cell("end_block"))
  const totalFee = last.cell("total_fee")
  const body = {
    startBlock: endBlock - blocks + 1,
    endBlock,
    totalReward: totalFee === null ? null : new Decimal(totalFee).plus(312_500_000 * blocks).toFixed(),
    totalFee,
    totalTx: null,
  }
  return { body, rebuiltFrom: series.origin }
}

/** mempool.space's `GET /v1/blocks/:height`: the one block whose moment the file knows. */
export function blocksFrom(file: DayFile, height: string): Answer {
  const series = rowsOf(file, "fees")
  const last = series?.rows.at(-1)
  if (!series || !last || last.cell("end_block") !== height) return null
  const timestamp = startOf(addDays(last.day, 1)) / 1000 - 1
  return { body: [{ height: Number(height), timestamp }], rebuiltFrom: series.origin }
}
