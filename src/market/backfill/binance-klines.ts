import * as z from "zod"
import { addDays, startOf } from "../day.ts"
import type { HistoryRow } from "../history/format.ts"
import type { BasketCoin } from "../observation.ts"
import { Candle } from "../sources/binance-candles.ts"
import { Failure, symbolOf } from "../sources/binance-symbol.ts"
import { parseReply } from "../sources/reply.ts"
import { type Fillable, type Filling, inRange } from "./fillable.ts"
import { historyRow } from "./rows.ts"

/** The most candles that one reply holds. */
const page = 1000

/**
 * A coin's daily candles from Binance's mirror, a thousand at a time from the oldest on. The candles begin on the day on
 * which it was listed.
 *
 * - https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#klinecandlestick-data
 * - https://data-api.binance.vision/api/v3/klines?symbol=BTCUSDT&interval=1d&startTime=1502928000000&limit=1000
 */
export const binanceCandles = (coin: BasketCoin): Fillable => ({
  series: `${coin}_ohlcv`,
  column: null,
  unit: `USD (${symbolOf(coin)}); volume in ${coin.toUpperCase()} on one venue`,
  source: "Binance daily candles, from its market-data mirror",
  origin: `Binance ${symbolOf(coin)}`,
  provider: "binance",
  async fill(filling) {
    const all: HistoryRow[] = []
    for (let from = filling.from; from <= filling.to; ) {
      const rows = await ask(coin, from, filling)
      const last = rows.at(-1)?.day
      all.push(...rows)
      if (last) filling.reached(all.length, last)
      if (rows.length < page || last === undefined) break
      from = addDays(last, 1)
      await filling.pause()
    }
    return inRange(all, filling)
  },
})

async function ask(coin: BasketCoin, from: string, { url, get }: Filling): Promise<HistoryRow[]> {
  const query = `symbol=${symbolOf(coin)}&interval=1d&startTime=${startOf(from)}&limit=${page}`
  const reply = await get(`${url}/api/v3/klines?${query}`)
  return parseReply("binance", reply, z.array(Candle), Failure).map(historyRow)
}
