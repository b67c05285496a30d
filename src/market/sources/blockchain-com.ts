import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { numeral } from "../numeral.ts"
import type { Source } from "../source.ts"
import { parseReply } from "./reply.ts"
import { series } from "./series.ts"
import { dayInSeconds } from "./stamp.ts"

export const blockchainUrl = "https://api.blockchain.info"

const Chart = z.object({
  status: z.literal("ok"),
  unit: z.string().regex(/TH\/s$/, "a unit of TH/s"),
  period: z.literal("day"),
  values: z.array(z.object({ x: dayInSeconds, y: z.number().positive().nullable() })),
})
const Failure = z
  .object({ status: z.string().refine((status) => status !== "ok"), error: z.string().optional() })
  .transform(({ status, error }) => error ?? status)

/**
 * Blockchain.com: the network's daily hash rate.
 *
 * - https://www.blockchain.com/explorer/api/charts_api
 * - https://api.blockchain.info/charts/hash-rate?timespan=30days&format=json&sampled=false
 * - Terahashes a second, as numbers; days in seconds, named by their start (UTC), ascending.
 * - No key. Terms: https://www.blockchain.com/legal/terms
 */
export function blockchainCom({ baseUrl = blockchainUrl }: { baseUrl?: string } = {}): Source {
  return {
    name: "blockchain",
    title: "Blockchain.com",
    home: "https://www.blockchain.com/explorer/charts/hash-rate",
    readings: [
      {
        figures: ["btc.hash_rate"],
        async read({ day, get }) {
          const reply = await get(`${baseUrl}/charts/hash-rate?timespan=30days&format=json&sampled=false`)
          const rows = parseReply("blockchain", reply, Chart, Failure).values.map(({ x, y }) => ({
            day: x,
            c: y === null ? null : numeral(new Big(y).div("1e6")),
          }))
          const about = {
            figure: "btc.hash_rate",
            unit: "EH/s",
            source: "blockchain",
            origin: "Blockchain.com",
          } as const
          return [series(about, reply, day, rows)]
        },
      },
    ],
  }
}
