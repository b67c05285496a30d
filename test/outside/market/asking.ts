import { marketApp } from "./app.ts"
import { eighthOfFebruary } from "./eighth-of-february.ts"
import type { Faults } from "./faults.ts"

const at = (path: string) => `http://market.test${path}`
/** The replayed providers, and a way to ask them by path. */
export const providersOf = (faults: Faults = {}) => {
  const app = marketApp(eighthOfFebruary, faults, { slowMs: 50 })
  const ask = async (path: string, init: RequestInit = { headers: { "user-agent": "test" } }) => {
    const response = await app.fetch(new Request(at(path), init))
    const text = await response.text()
    return { response, text, json: () => JSON.parse(text) as unknown }
  }
  return { app, ask }
}

/** Bitcoin's candles, as each venue is asked for them. */
export const btc = {
  binance: "/binance/api/v3/klines?symbol=BTCUSDT&interval=1d&limit=2",
  coinbase: "/coinbase/products/BTC-USD/candles?granularity=86400",
  kraken: "/kraken/0/public/OHLC?pair=XBTUSD&interval=1440",
}
