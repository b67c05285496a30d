import * as z from "zod"
import { type Coin, coins } from "../observation.ts"
import type { Source } from "../source.ts"
import { parseReply } from "./reply.ts"
import { series, textCell } from "./series.ts"
import { dayInMilliseconds } from "./stamp.ts"

export const binanceUrl = "https://data-api.binance.vision"

const symbols: Record<Coin, string> = { btc: "BTCUSDT", eth: "ETHUSDT", bnb: "BNBUSDT", sol: "SOLUSDT" }

/** Bitcoin's candles reach back to the all-time high; of the others a week's change is all that is printed. */
const limits: Record<Coin, number> = { btc: 1000, eth: 15, bnb: 15, sol: 15 }

const Candle = z
  .tuple([dayInMilliseconds, textCell, textCell, textCell, textCell, textCell], z.unknown())
  .transform(([day, o, h, l, c, v]) => ({ day, o, h, l, c, v }))
const Failure = z.object({ code: z.number(), msg: z.string() }).transform(({ code, msg }) => `${code} ${msg}`)

/**
 * Binance's market-data-only mirror: daily candles against USDT, a dollar stablecoin, not the dollar.
 *
 * - https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#klinecandlestick-data
 * - https://data-api.binance.vision/api/v3/klines?symbol=BTCUSDT&interval=1d&limit=15
 * - Text cells in USDT, volume in the coin; days in ms, named by their start (UTC), ascending; the last is unfinished.
 * - An error is `{code, msg}`. No key. Terms: https://www.binance.com/en/terms
 */
export function binance({ baseUrl = binanceUrl }: { baseUrl?: string } = {}): Source {
  return {
    name: "binance",
    title: "Binance",
    home: "https://www.binance.com",
    readings: coins.map((coin) => {
      const figure = `${coin}.daily` as const
      const about = { figure, unit: "USD", source: "binance", origin: `Binance ${symbols[coin]}` } as const
      return {
        figures: [figure],
        async read({ day, get }) {
          const query = `symbol=${symbols[coin]}&interval=1d&limit=${limits[coin]}`
          const reply = await get(`${baseUrl}/api/v3/klines?${query}`)
          const rows = parseReply("binance", reply, z.array(Candle), Failure)
          return [series(about, reply, day, rows)]
        },
      }
    }),
  }
}
