import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { numeral } from "../numeral.ts"
import { type Reading, SourceError } from "../source.ts"
import type { MempoolPaths } from "./mempool-paths.ts"
import { parseReply, provenance } from "./reply.ts"
import { instantInSeconds } from "./stamp.ts"

/** About a week of blocks. */
const blocks = 1008

const RewardStats = z
  .object({ startBlock: z.int(), endBlock: z.int(), totalFee: z.string().regex(/^\d+$/, "satoshis") })
  .refine(({ startBlock, endBlock }) => endBlock - startBlock + 1 === blocks, `${blocks} blocks`)
const Blocks = z.array(z.object({ height: z.int(), timestamp: instantInSeconds }))

/**
 * Mean fees a block over the last 1,008 blocks, as of the last of them.
 *
 * - https://mempool.space/docs/api/rest#get-reward-stats and #get-blocks
 * - https://mempool.space/api/v1/mining/reward-stats/1008 and https://mempool.space/api/v1/blocks/935700
 * - Satoshis, as text. The totals name no moment, so the last block is asked for its own, in seconds.
 */
export function feesReading({ source, origin, url, turn = "first" }: MempoolPaths): Reading {
  return {
    figures: ["btc.fees_per_block"],
    turn,
    async read({ get }) {
      const reply = await get(`${url}/v1/mining/reward-stats/${blocks}`)
      const { endBlock, totalFee } = parseReply(source, reply, RewardStats)
      const latest = parseReply(source, await get(`${url}/v1/blocks/${endBlock}`), Blocks)
      const last = latest.find(({ height }) => height === endBlock)
      if (!last) throw new SourceError(source, `gave no block ${endBlock}, the last that it counts fees of`)
      return [
        {
          kind: "value",
          figure: "btc.fees_per_block",
          unit: "BTC/block",
          value: numeral(new Big(totalFee).div("1e8").div(blocks).toSignificantDigits(15)),
          asOf: last.timestamp,
          ...provenance(source, origin, reply),
        },
      ]
    },
  }
}
