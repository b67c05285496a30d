import { startOf } from "../../../src/market/day.ts"
import { type Answer, asNumber } from "./answer.ts"
import { type DayFile, rowsOf } from "./day-file.ts"

const prices = ["open", "high", "low", "close"] as const

/** Binance's series by the symbol of its market, where the day file has one. */
export const binanceSeries = (symbol: string): string =>
  symbol.endsWith("USDT") ? `binance_${symbol.slice(0, -4).toLowerCase()}` : ""

/**
 * `GET /api/v3/klines?symbol=…&interval=1d&limit=…&endTime=…`: text cells, ms, ascending, the newest `limit` that begin
 * by `endTime`. Trades and quote volume are unknown.
 */
export function klines(file: DayFile, query: URLSearchParams): Answer {
  const series = rowsOf(file, binanceSeries(query.get("symbol") ?? ""))
  if (!series || query.get("interval") !== "1d") return null
  const end = Number(query.get("endTime") ?? Number.POSITIVE_INFINITY)
  const due = series.rows.filter(({ day }) => startOf(day) <= end)
  const rows = due.slice(-Number(query.get("limit") ?? "500")).map(({ day, cell }) => {
    const cells = [...prices, "volume"].map((column) => eightDecimals(cell(column)))
    return [startOf(day), ...cells, startOf(day) + 86_399_999, null, null, null, null, "0"]
  })
  return { body: rows, rebuiltFrom: series.origin }
}

export const eightDecimals = (cell: string | null): string | null =>
  cell === null ? null : Number(cell).toFixed(8)

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
