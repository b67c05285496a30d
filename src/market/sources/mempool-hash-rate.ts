import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { addDays, endOf, msOf } from "../day.ts"
import { difficultyDays } from "../difficulty-days.ts"
import { numeral } from "../numeral.ts"
import type { Day, Observation } from "../observation.ts"
import type { Reading, Reply } from "../source.ts"
import type { MempoolPaths } from "./mempool-paths.ts"
import { parseReply, provenance } from "./reply.ts"
import { series } from "./series.ts"
import { dayInSeconds, instantInSeconds } from "./stamp.ts"

/** Blocks from one retarget to the next: a rule of the protocol. */
const epoch = 2016

// The documentation names the moment of a retarget `timestamp`, the code `time`.
const Retarget = z
  .object({ time: instantInSeconds, height: z.int(), difficulty: z.number().positive() })
  .or(
    z
      .object({ timestamp: instantInSeconds, height: z.int(), difficulty: z.number().positive() })
      .transform(({ timestamp, ...rest }) => ({ time: timestamp, ...rest })),
  )
type Retarget = z.infer<typeof Retarget>

const HashRate = z.object({
  hashrates: z.array(z.object({ timestamp: dayInSeconds, avgHashrate: z.number().positive().nullable() })),
  difficulty: z.array(Retarget),
  // 0 when its node is down, and then the rest is not to be trusted either.
  currentHashrate: z.number().positive(),
})

/**
 * Difficulty, its last retarget and the daily hash rate of half a year, in one reply.
 *
 * - https://mempool.space/docs/api/rest#get-hashrate
 * - https://mempool.space/api/v1/mining/hashrate/6m
 * - Hashes a second. A day is stamped, in seconds, at 00:00 UTC: mempool.space takes the day's END, so that the stamp of
 *   9 February measures the 8th; Bitview, on the same path, takes its START.
 */
export function hashRateReading({ source, origin, url, turn = "first", stamped }: MempoolPaths): Reading {
  return {
    figures: [
      "btc.difficulty",
      "btc.difficulty.previous",
      "btc.difficulty.daily",
      "btc.retarget.height",
      "btc.hash_rate",
    ],
    turn,
    async read({ day, get }) {
      const reply = await get(`${url}/v1/mining/hashrate/6m`)
      const { hashrates, difficulty } = parseReply(source, reply, HashRate)
      const about = { figure: "btc.hash_rate", unit: "EH/s", source, origin } as const
      const rows = hashrates.map(({ timestamp, avgHashrate }) => ({
        day: stamped === "end" ? addDays(timestamp, -1) : timestamp,
        c: avgHashrate === null ? null : numeral(new Big(avgHashrate).div("1e18")),
      }))
      return [...retargets(difficulty, about, reply, day), series(about, reply, day, rows)]
    },
  }
}

/**
 * The difficulty in force at the end of `day`, the one before it, the height of the retarget between them, and the
 * difficulty of each day as far as no retarget is missing.
 */
function retargets(
  entries: readonly Retarget[],
  { source, origin }: Pick<MempoolPaths, "source" | "origin">,
  reply: Reply,
  day: Day,
): Observation[] {
  const known = entries
    .filter(({ time, height }) => height % epoch === 0 && msOf(time) < msOf(endOf(day)))
    .sort((a, b) => b.height - a.height)
  const [last, before] = known
  if (!last) return []
  const from = { kind: "value", ...provenance(source, origin, reply) } as const
  const difficulty = (entry: Retarget) => ({
    unit: "difficulty" as const,
    value: numeral(entry.difficulty),
    asOf: entry.time,
  })
  return [
    { figure: "btc.difficulty", ...difficulty(last), ...from },
    { figure: "btc.retarget.height", unit: "blocks", value: numeral(last.height), asOf: last.time, ...from },
    ...(before?.height === last.height - epoch
      ? [{ figure: "btc.difficulty.previous" as const, ...difficulty(before), ...from }]
      : []),
    {
      figure: "btc.difficulty.daily",
      kind: "series",
      unit: "difficulty",
      asOf: endOf(day),
      points: difficultyDays(unbroken(known), day),
      ...provenance(source, origin, reply),
    },
  ]
}

/** The retargets without a gap up to the newest, oldest first, from the newest-first ones. */
function unbroken(newestFirst: readonly Retarget[]): { day: Day; difficulty: string }[] {
  const gap = newestFirst.findIndex(({ height }, at) => {
    const after = newestFirst[at - 1]
    return after !== undefined && after.height - height !== epoch
  })
  return newestFirst
    .slice(0, gap === -1 ? newestFirst.length : gap)
    .map(({ time, difficulty }) => ({ day: time.slice(0, 10), difficulty: numeral(difficulty) }))
    .reverse()
}
