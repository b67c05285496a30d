import { startOf } from "../../../src/market/day.ts"
import type { Answer } from "./answer.ts"
import { type DayFile, rowsOf } from "./day-file.ts"

/** alternative.me's `GET /fng/?limit=…`: everything is text, days in seconds, the newest first; limit 0 is all. */
export function fearAndGreed(file: DayFile, query: URLSearchParams): Answer {
  const series = rowsOf(file, "fear_greed")
  if (!series) return null
  const limit = Number(query.get("limit") ?? "1")
  const data = series.rows
    .slice(-limit)
    .map(({ day, cell }) => ({ value: cell("value"), timestamp: String(startOf(day) / 1000) }))
  return {
    body: { name: "Fear and Greed Index", data: data.reverse(), metadata: { error: null } },
    rebuiltFrom: series.origin,
  }
}
