import * as z from "zod"
import { addDays, instantOf, startOf } from "../day.ts"
import type { HistoryRow } from "../history/format.ts"
import { Candle, Failure } from "../sources/coinbase.ts"
import { parseReply } from "../sources/reply.ts"
import { type Fillable, inRange } from "./fillable.ts"
import { historyRow } from "./rows.ts"

/** The most candles that one reply holds; a request for more is refused. */
const page = 300

const markets = {
  btc_close_second_source: "BTC-USD",
  eth_close: "ETH-USD",
  sol_close: "SOL-USD",
} as const

/**
 * A coin's daily closes from Coinbase Exchange, 300 days at a time; before it was listed a reply is empty.
 *
 * - https://docs.cdp.coinbase.com/api-reference/exchange-api/rest-api/products/get-product-candles
 * - https://api.exchange.coinbase.com/products/BTC-USD/candles?granularity=86400&start=2017-08-17T00:00:00Z&end=2018-06-12T00:00:00Z
 */
export const coinbaseCloses = (series: keyof typeof markets): Fillable => ({
  series,
  column: "close",
  unit: "USD",
  source: "Coinbase Exchange daily candles",
  origin: `Coinbase ${markets[series]}`,
  provider: "coinbase",
  async fill(filling) {
    const { url, to, get } = filling
    const all: HistoryRow[] = []
    for (let from = filling.from; from <= to; from = addDays(from, page)) {
      if (all.length > 0 || from !== filling.from) await filling.pause()
      const last = addDays(from, page - 1)
      const end = last < to ? last : to
      const query = `granularity=86400&start=${instantOf(startOf(from))}&end=${instantOf(startOf(end))}`
      const reply = await get(`${url}/products/${markets[series]}/candles?${query}`)
      const rows = parseReply("coinbase", reply, z.array(Candle), Failure)
      all.push(...rows.map((row) => historyRow({ day: row.day, c: row.c })))
      filling.reached(all.length, end)
    }
    return inRange(all, filling)
  },
})
