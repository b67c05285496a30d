import { basketCoins, coins } from "../observation.ts"
import type { Source } from "../source.ts"
import { basketCandles, dailyCandles } from "./binance-candles.ts"
import { spotPrices } from "./binance-spot.ts"

/**
 * Binance's market-data-only mirror: candles and prices against USDT, a dollar stablecoin, not the dollar.
 *
 * - https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints
 * - https://data-api.binance.vision/api/v3/klines?symbol=BTCUSDT&interval=1d&limit=1000 (and `endTime`, in ms, for an
 *   older page): text cells in USDT, volume in the coin; days in ms, named by their start (UTC), ascending; the last is
 *   unfinished until its `closeTime`, the last millisecond of its day.
 * - https://data-api.binance.vision/api/v3/ticker/24hr?symbols=["BTCUSDT"]&type=MINI: text prices in USDT, `openPrice`
 *   24 hours before `closeTime`, in ms.
 * - An error is `{code, msg}`. No key. Terms: https://www.binance.com/en/terms
 */
export const binance: Source = {
  name: "binance",
  readings: ({ url }) => [
    ...coins.map((coin) => dailyCandles(url, coin)),
    spotPrices(url),
    ...basketCoins.slice(coins.length).map((coin) => basketCandles(url, coin)),
  ],
}
