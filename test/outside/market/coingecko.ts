import { addDays, msOf, startOf } from "../../../src/market/day.ts"
import { type Answer, asNumber } from "./answer.ts"
import { type DayFile, rowsOf } from "./day-file.ts"

const coins: Record<string, string> = {
  bitcoin: "yahoo_btc",
  ethereum: "yahoo_eth",
  binancecoin: "yahoo_bnb",
  solana: "yahoo_sol",
}

/** `GET /simple/price?ids=…`: each coin's last close, as the price at the end of its day. */
export function simplePrice(file: DayFile, query: URLSearchParams): Answer {
  const asked = (query.get("ids") ?? "").split(",")
  const prices = asked.flatMap((id) => {
    const series = rowsOf(file, coins[id] ?? "")
    const last = series?.rows.at(-1)
    if (!series || !last) return []
    const price = { usd: asNumber(last.cell("close")), last_updated_at: startOf(addDays(last.day, 1)) / 1000 }
    return [{ id, origin: series.origin, price }]
  })
  const [first] = prices
  if (!first) return null
  return {
    body: Object.fromEntries(prices.map(({ id, price }) => [id, price])),
    rebuiltFrom: [...new Set(prices.map(({ origin }) => origin))].join(", "),
  }
}

/** `GET /coins/markets?ids=bitcoin`: the record high and its moment. The other fields are not in the file. */
export function coinsMarkets(file: DayFile, query: URLSearchParams): Answer {
  const series = rowsOf(file, "record_high")
  const last = series?.rows.at(-1)
  if (!series || !last || query.get("ids") !== "bitcoin") return null
  const at = last.cell("at")
  // A record that is told a day late is stamped a day late.
  const shift = at === null ? 0 : startOf(last.day) - startOf(at.slice(0, 10))
  const coin = {
    id: "bitcoin",
    symbol: "btc",
    name: "Bitcoin",
    ath: asNumber(last.cell("value")),
    ath_date: at === null ? null : new Date(msOf(at) + shift).toISOString(),
  }
  return { body: [coin], rebuiltFrom: series.origin }
}
