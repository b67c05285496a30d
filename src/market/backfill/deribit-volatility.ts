import * as z from "zod"
import { endOf, msOf, startOf } from "../day.ts"
import type { HistoryRow } from "../history/format.ts"
import { SourceError } from "../source.ts"
import { Candles, Failure } from "../sources/deribit.ts"
import { parseReply } from "../sources/reply.ts"
import { type Fillable, inRange } from "./fillable.ts"
import { historyRow } from "./rows.ts"

const Page = z.object({ result: Candles.shape.result.extend({ continuation: z.number().nullish() }) })

/**
 * The closes of Deribit's volatility index, from the newest page back to the first day asked for: `continuation` is the
 * `end_timestamp` of the page before.
 *
 * - https://docs.deribit.com/api-reference/market-data/public-get_volatility_index_data
 */
export const volatilityHistory: Fillable = {
  series: "dvol",
  column: "value",
  unit: "index, daily close",
  source: "Deribit's volatility index (DVOL)",
  origin: "Deribit DVOL",
  provider: "deribit",
  async fill(filling) {
    const all: HistoryRow[] = []
    let end = msOf(endOf(filling.to)) - 1
    for (;;) {
      const query = `currency=BTC&resolution=1D&start_timestamp=${startOf(filling.from)}&end_timestamp=${end}`
      const reply = await filling.get(`${filling.url}/api/v2/public/get_volatility_index_data?${query}`)
      const { data, continuation } = parseReply("deribit", reply, Page, Failure).result
      all.push(...data.map(({ day, c }) => historyRow({ day, c })))
      const first = data[0]?.day
      if (first) filling.reached(all.length, first)
      if (continuation === null || continuation === undefined || continuation < startOf(filling.from)) break
      if (continuation >= end) throw new SourceError("deribit", "gave a page that leads to itself")
      end = continuation
      await filling.pause()
    }
    return inRange(all, filling)
  },
}
