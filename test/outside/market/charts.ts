import { Decimal } from "decimal.js"
import { startOf } from "../../../src/market/day.ts"
import type { Answer } from "./answer.ts"
import { type DayFile, rowsOf } from "./day-file.ts"

/**
 * Blockchain.com's charts that the day file can tell: the series, its column, and what a value is multiplied with. The
 * price of a day there is that of 00:00 UTC, its start: Binance's open.
 */
const charts: Record<string, { name: string; unit: string; series: string; column: string; factor: string }> =
  {
    "hash-rate": {
      name: "Hash Rate",
      unit: "Hash Rate TH/s",
      series: "hash_rate",
      column: "value",
      factor: "1e6",
    },
    mvrv: {
      name: "Market Value to Realised Value",
      unit: "MVRV",
      series: "mvrv",
      column: "value",
      factor: "1",
    },
    "market-price": {
      name: "Market Price (USD)",
      unit: "USD",
      series: "binance_btc",
      column: "open",
      factor: "1",
    },
  }

/** `GET /charts/…?timespan=30days&format=json&sampled=false`: numbers, a day stamped with its start, in seconds. */
export function chart(file: DayFile, name: string, query: URLSearchParams): Answer {
  const asked = charts[name]
  const series = asked && rowsOf(file, asked.series)
  const days = /^(\d+)days$/.exec(query.get("timespan") ?? "30days")?.[1]
  if (!asked || !series || days === undefined) return null
  const values = series.rows.slice(-Number(days)).map(({ day, cell }) => {
    const text = cell(asked.column)
    return {
      x: startOf(day) / 1000,
      y: text === null ? null : new Decimal(text).times(asked.factor).toNumber(),
    }
  })
  const body = { status: "ok", name: asked.name, unit: asked.unit, period: "day", values }
  return { body, rebuiltFrom: series.origin }
}
