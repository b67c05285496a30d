import * as z from "zod"
import { addDays, startOf } from "../../../src/market/day.ts"
import type { Answer } from "./answer.ts"
import { binanceSeries, eightDecimals } from "./candles.ts"
import { type DayFile, rowsOf } from "./day-file.ts"

const Symbols = z.array(z.string())

/**
 * Binance's `GET /api/v3/ticker/24hr?symbols=["BTCUSDT",…]&type=MINI`, rebuilt from each market's last candle, as it stood
 * at the end of that day. One symbol that is not known fails the whole call there; here the day has no value of it.
 */
export function ticker24h(file: DayFile, query: URLSearchParams): Answer {
  const asked = Symbols.safeParse(parsed(query.get("symbols") ?? JSON.stringify([query.get("symbol")])))
  if (!asked.success) return null
  const rows = asked.data.map((symbol) => {
    const last = rowsOf(file, binanceSeries(symbol))?.rows.at(-1)
    if (!last) return null
    const text = (column: string) => eightDecimals(last.cell(column))
    return {
      symbol,
      openPrice: text("open"),
      highPrice: text("high"),
      lowPrice: text("low"),
      lastPrice: text("close"),
      volume: text("volume"),
      quoteVolume: null,
      openTime: startOf(last.day),
      closeTime: startOf(addDays(last.day, 1)),
      firstId: null,
      lastId: null,
      count: null,
    }
  })
  return rows.includes(null) ? null : { body: rows, rebuiltFrom: "Binance" }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
