import * as z from "zod"
import type { Source } from "../source.ts"
import { candles } from "./candles.ts"
import { parseReply } from "./reply.ts"
import { numberCell } from "./series.ts"
import { dayInSeconds } from "./stamp.ts"

const products = { btc: "BTC-USD", eth: "ETH-USD", sol: "SOL-USD" } as const

// The order of the cells is low, high, open, close.
export const Candle = z
  .tuple([dayInSeconds, numberCell, numberCell, numberCell, numberCell, numberCell])
  .transform(([day, l, h, o, c, v]) => ({ day, o, h, l, c, v }))
export const Failure = z.object({ message: z.string() }).transform(({ message }) => message)

/**
 * Coinbase Exchange: daily candles in US dollars.
 *
 * - https://docs.cdp.coinbase.com/exchange/reference/exchangerestapi_getproductcandles
 * - https://api.exchange.coinbase.com/products/BTC-USD/candles?granularity=86400
 * - Numbers; `[time, low, high, open, close, volume]`, volume in the coin; days in seconds, named by their start (UTC),
 *   newest first, at most 300; the newest is unfinished; a day without trades is missing.
 * - An error is `{message}`. No key. Terms: https://www.coinbase.com/legal/market_data
 */
export const coinbase: Source = {
  name: "coinbase",
  readings: ({ url }) =>
    (["btc", "eth", "sol"] as const).map((coin) => {
      const figure = `${coin}.daily` as const
      const about = { figure, unit: "USD", source: "coinbase", origin: `Coinbase ${products[coin]}` } as const
      return {
        figures: [figure],
        turn: coin === "btc" ? "first" : "if held",
        async read({ day, get }) {
          const reply = await get(`${url}/products/${products[coin]}/candles?granularity=86400`)
          const rows = parseReply("coinbase", reply, z.array(Candle), Failure)
          return [candles(about, reply, day, rows.reverse())]
        },
      }
    }),
}
