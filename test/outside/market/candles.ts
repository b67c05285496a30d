import { startOf } from "../../../src/market/day.ts"
import { type Answer, asNumber } from "./answer.ts"
import { type DayFile, rowsOf } from "./day-file.ts"

const prices = ["open", "high", "low", "close"] as const

const binanceSeries: Record<string, string> = {
  BTCUSDT: "binance_btc",
  ETHUSDT: "binance_eth",
  BNBUSDT: "binance_bnb",
  SOLUSDT: "binance_sol",
}

/** `GET /api/v3/klines?symbol=…&interval=1d&limit=…`: text cells, ms, ascending. Trades and quote volume are unknown. */
export function klines(file: DayFile, query: URLSearchParams): Answer {
  const series = rowsOf(file, binanceSeries[query.get("symbol") ?? ""] ?? "")
  if (!series || query.get("interval") !== "1d") return null
  const rows = series.rows.slice(-Number(query.get("limit") ?? "500")).map(({ day, cell }) => {
    const cells = [...prices, "volume"].map((column) => eightDecimals(cell(column)))
    return [startOf(day), ...cells, startOf(day) + 86_399_999, null, null, null, null, "0"]
  })
  return { body: rows, rebuiltFrom: series.origin }
}

const eightDecimals = (cell: string | null): string | null => (cell === null ? null : Number(cell).toFixed(8))

// No history of Coinbase's own is at hand: Binance's stands in, and counts as one origin with it.
const coinbaseSeries: Record<string, string> = {
  "BTC-USD": "binance_btc",
  "ETH-USD": "binance_eth",
  "SOL-USD": "binance_sol",
}

/** `GET /products/…/candles?granularity=86400`: numbers, low before high before open, seconds, newest first. */
export function coinbaseCandles(file: DayFile, product: string, query: URLSearchParams): Answer {
  const series = rowsOf(file, coinbaseSeries[product] ?? "")
  if (!series || query.get("granularity") !== "86400") return null
  const rows = series.rows.slice(-300).map(({ day, cell }) => {
    const cells = ["low", "high", "open", "close", "volume"].map((column) => asNumber(cell(column)))
    return [startOf(day) / 1000, ...cells]
  })
  return { body: rows.reverse(), rebuiltFrom: series.origin }
}

const krakenPairs: Record<string, { series: string; key: string }> = {
  XBTUSD: { series: "yahoo_btc", key: "XXBTZUSD" },
  ETHUSD: { series: "yahoo_eth", key: "XETHZUSD" },
  SOLUSD: { series: "yahoo_sol", key: "SOLUSD" },
}

/**
 * `GET /0/public/OHLC?pair=…&interval=1440`: text cells, seconds, ascending. The stand-in series has closes only: the
 * other cells are empty. The uncommitted day that Kraken adds is left out, since the file has no value of it.
 */
export function ohlc(file: DayFile, query: URLSearchParams): Answer {
  const pair = krakenPairs[query.get("pair") ?? ""]
  const series = pair && rowsOf(file, pair.series)
  if (!series || query.get("interval") !== "1440") return null
  const rows = series.rows.slice(-720).map(({ day, cell }) => {
    const [o, h, l, c] = prices.map((column) => cell(column) ?? "")
    return [startOf(day) / 1000, o, h, l, c, "", "", null]
  })
  return {
    body: { error: [], result: { [pair.key]: rows, last: rows.at(-1)?.[0] } },
    rebuiltFrom: series.origin,
  }
}
