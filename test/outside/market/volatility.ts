import { startOf } from "../../../src/market/day.ts"
import { type Answer, asNumber } from "./answer.ts"
import { type DayFile, rowsOf } from "./day-file.ts"

/**
 * Deribit's `GET /api/v2/public/get_volatility_index_data?currency=BTC&resolution=1D&start_timestamp=…&end_timestamp=…`:
 * `[ms, open, high, low, close]`, ascending. The file has closes only.
 */
export function volatilityIndex(file: DayFile, query: URLSearchParams): Answer {
  const series = rowsOf(file, "dvol")
  if (!series || query.get("currency") !== "BTC" || query.get("resolution") !== "1D") return null
  const [start, end] = ["start_timestamp", "end_timestamp"].map((name) => Number(query.get(name)))
  const data = series.rows
    .filter(({ day }) => startOf(day) >= Number(start) && startOf(day) <= Number(end))
    .map(({ day, cell }) => [startOf(day), null, null, null, asNumber(cell("close"))])
  return {
    body: { jsonrpc: "2.0", result: { data, continuation: null }, testnet: false },
    rebuiltFrom: series.origin,
  }
}
