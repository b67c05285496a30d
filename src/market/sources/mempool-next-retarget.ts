import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { dayMs, instantOf, msOf } from "../day.ts"
import { numeral } from "../numeral.ts"
import type { Reading } from "../source.ts"
import type { MempoolPaths } from "./mempool-paths.ts"
import { instantInMilliseconds } from "./milliseconds.ts"
import { asRatio } from "./quote.ts"
import { parseReply, provenance } from "./reply.ts"

/** Blocks from one retarget to the next: a rule of the protocol. */
const epoch = 2016

/** A block takes ten minutes. Outside of one minute to two hours a block the time is not in milliseconds. */
const leastPerBlock = 60_000
const mostPerBlock = 7_200_000

const Adjustment = z
  .object({
    progressPercent: z.number().min(0).max(100),
    // The most that one retarget can do: to a quarter, to fourfold.
    difficultyChange: z.number().min(-75).max(300),
    estimatedRetargetDate: instantInMilliseconds,
    remainingBlocks: z.int().min(0).max(epoch),
    remainingTime: z.int().nonnegative(),
    nextRetargetHeight: z
      .int()
      .positive()
      .refine((height) => height % epoch === 0, `a multiple of ${epoch}`),
  })
  .refine(
    ({ progressPercent, remainingBlocks }) =>
      Math.abs(progressPercent - 100 * (1 - remainingBlocks / epoch)) < 0.1,
    "progressPercent and remainingBlocks contradict each other",
  )
  .refine(
    ({ remainingBlocks, remainingTime }) =>
      remainingTime >= remainingBlocks * leastPerBlock && remainingTime <= remainingBlocks * mostPerBlock,
    "remainingBlocks and remainingTime contradict each other",
  )

/**
 * The estimate of the next difficulty adjustment: its change, and the blocks and days until then.
 *
 * - https://mempool.space/docs/api/rest#get-difficulty-adjustment
 * - https://mempool.space/api/v1/difficulty-adjustment
 * - Percent; milliseconds, where the documentation's sample still has seconds. The only stamp is the estimated date, which
 *   the code makes from its clock and the remaining time, so the one less the other is the moment of the estimate.
 * - Early in an epoch the estimate borrows from the epoch before. Bitview has the path too, with another estimate: it was
 *   seen to say -24.9 % where mempool.space said -6.0 %, and is not asked.
 */
export function nextRetargetReading({ source, origin, url, turn = "first" }: MempoolPaths): Reading {
  return {
    figures: ["btc.next_retarget.change", "btc.next_retarget.blocks", "btc.next_retarget.days"],
    turn,
    async read({ get }) {
      const reply = await get(`${url}/v1/difficulty-adjustment`)
      const { difficultyChange, estimatedRetargetDate, remainingBlocks, remainingTime } = parseReply(
        source,
        reply,
        Adjustment,
      )
      const from = {
        kind: "value",
        asOf: instantOf(msOf(estimatedRetargetDate) - remainingTime),
        ...provenance(source, origin, reply),
      } as const
      const change = asRatio(new Big(difficultyChange).div(100))
      const days = numeral(new Big(remainingTime).div(dayMs).toSignificantDigits(12))
      return [
        { figure: "btc.next_retarget.change", unit: "ratio", value: change, ...from },
        { figure: "btc.next_retarget.blocks", unit: "blocks", value: numeral(remainingBlocks), ...from },
        { figure: "btc.next_retarget.days", unit: "days", value: days, ...from },
      ]
    },
  }
}
