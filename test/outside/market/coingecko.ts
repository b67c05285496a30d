import { addDays, msOf, startOf } from "../../../src/market/day.ts"
import { type Answer, asNumber, together } from "./answer.ts"
import { type DayFile, rowsOf } from "./day-file.ts"

/** The coins that the file knows, by market capitalisation of that day. */
const coins = [
  { id: "bitcoin", symbol: "btc", name: "Bitcoin", series: "yahoo_btc" },
  { id: "ethereum", symbol: "eth", name: "Ethereum", series: "yahoo_eth" },
  { id: "binancecoin", symbol: "bnb", name: "BNB", series: "yahoo_bnb" },
  { id: "solana", symbol: "sol", name: "Solana", series: "yahoo_sol" },
] as const

/**
 * `GET /coins/markets?vs_currency=usd&per_page=…`, or with `ids=…`: each coin's last close as its price at the end of
 * that day, and bitcoin's record high. Capitalisation, volume and changes are not in the file.
 */
export function coinsMarkets(file: DayFile, query: URLSearchParams): Answer {
  const ids = query.get("ids")?.split(",")
  const asked = coins.filter(({ id }) => ids === undefined || ids.includes(id))
  const told = asked.flatMap(({ id, symbol, name, series }) => {
    const closes = rowsOf(file, series)
    const last = closes?.rows.at(-1)
    if (!closes || !last) return []
    const high = id === "bitcoin" ? recordHigh(file) : null
    const row = {
      id,
      symbol,
      name,
      current_price: asNumber(last.cell("close")),
      market_cap: null,
      market_cap_rank: null,
      total_volume: null,
      high_24h: null,
      low_24h: null,
      price_change_percentage_24h: null,
      circulating_supply: null,
      ath: high?.ath ?? null,
      ath_date: high?.ath_date ?? null,
      last_updated: iso(startOf(addDays(last.day, 1))),
      price_change_percentage_24h_in_currency: null,
      price_change_percentage_7d_in_currency: null,
    }
    return [{ row, origins: [closes.origin, ...(high === null ? [] : [high.origin])] }]
  })
  if (told.length === 0) return null
  return {
    body: told.map(({ row }) => row),
    rebuiltFrom: together(told.flatMap(({ origins }) => origins)),
  }
}

function recordHigh(file: DayFile) {
  const series = rowsOf(file, "record_high")
  const last = series?.rows.at(-1)
  const at = last?.cell("at")
  if (!series || !last || !at) return null
  // A record that is told a day late is stamped a day late.
  const late = startOf(last.day) - startOf(at.slice(0, 10))
  return { ath: asNumber(last.cell("value")), ath_date: iso(msOf(at) + late), origin: series.origin }
}

const iso = (ms: number): string => new Date(ms).toISOString()
