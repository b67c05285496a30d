import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { addDays, msOf, startOf } from "../day.ts"
import { numeral } from "../numeral.ts"
import { parseReply } from "../sources/reply.ts"
import { instantInSeconds } from "../sources/stamp.ts"
import { type Fillable, inRange } from "./fillable.ts"

/** `[time, height, difficulty, ratio]` */
const Retargets = z.array(
  z
    .tuple([instantInSeconds, z.int(), z.number().positive(), z.number()])
    .transform(([time, height, difficulty]) => ({
      day: time.slice(0, 10),
      height,
      difficulty,
    })),
)

const HashRates = z.object({
  hashrates: z.array(z.object({ timestamp: instantInSeconds, avgHashrate: z.number().nonnegative() })),
})

const fromMempool = {
  provider: "mempool",
  origin: "mempool.space",
  source: "mempool.space",
} as const

/**
 * Every retarget since the first block, by its day.
 *
 * - https://mempool.space/docs/api/rest#get-difficulty-adjustments
 * - https://mempool.space/api/v1/mining/difficulty-adjustments: newest first; time in seconds.
 */
export const difficultyHistory: Fillable = {
  series: "difficulty",
  column: "difficulty",
  unit: "difficulty in force from this day's retarget on",
  ...fromMempool,
  async fill(filling) {
    const reply = await filling.get(`${filling.url}/v1/mining/difficulty-adjustments`)
    const rows = parseReply("mempool", reply, Retargets)
      .filter(({ height }) => height % 2016 === 0)
      .map(({ day, difficulty }) => ({ day, c: numeral(difficulty) }))
    // The retarget in force on the first day asked for may lie before it.
    const before = rows.map(({ day }) => day).filter((day) => day <= filling.from)
    const from = before.reduce((latest, day) => (day > latest ? day : latest), before[0] ?? filling.from)
    return inRange(rows, { from, to: filling.to })
  },
}

/**
 * The network's hash rate of each day.
 *
 * - https://mempool.space/docs/api/rest#get-hashrate
 * - https://mempool.space/api/v1/mining/hashrate/all: hashes a second; a day is stamped with its END, in seconds. The
 *   stamp of the first block is at no midnight, and is left out.
 */
export const hashRateHistory: Fillable = {
  series: "hash_rate",
  column: "ehs",
  unit: "EH/s over the day named",
  ...fromMempool,
  async fill(filling) {
    const reply = await filling.get(`${filling.url}/v1/mining/hashrate/all`)
    const { hashrates } = parseReply("mempool", reply, HashRates)
    const rows = hashrates.flatMap(({ timestamp, avgHashrate }) => {
      const stamp = timestamp.slice(0, 10)
      if (msOf(timestamp) !== startOf(stamp) || avgHashrate === 0) return []
      return [{ day: addDays(stamp, -1), c: numeral(new Big(avgHashrate).div("1e18")) }]
    })
    return inRange(rows, filling)
  },
}
