import * as z from "zod"
import type { BasketCoin } from "../observation.ts"

/**
 * A coin's market against USDT.
 *
 * symbolOf("btc") // => "BTCUSDT"
 */
export const symbolOf = (coin: BasketCoin): string => `${coin.toUpperCase()}USDT`

/** How Binance reports an error. */
export const Failure = z
  .object({ code: z.number(), msg: z.string() })
  .transform(({ code, msg }) => `${code} ${msg}`)
