import { Hono } from "hono"
import { addDays, dayOf, startOf } from "../../src/market/day.ts"

/** What reached it: paths, queries and the headers of each request. */
export type Seen = { path: string; headers: Headers }

/**
 * Two venues as they answer today: Binance's and Kraken's daily candles up to the unfinished day. All else is not found.
 * Kraken's prices are `factor` times Binance's.
 */
export function liveVenues(factor = 1) {
  const today = dayOf(Date.now())
  const seen: Seen[] = []
  // A close that never repeats itself, so that a shift by a day would show.
  const close = (back: number) => 60_000 + 900 * Math.sin(back * 1.7) + 7 * back
  const days = (count: number) => Array.from({ length: count }, (_, i) => count - 1 - i)
  const prices = (back: number, times = 1) => {
    const [open, last] = [close(back + 1) * times, close(back) * times]
    return [open, Math.max(open, last) + 50, Math.min(open, last) - 50, last].map((price) => price.toFixed(2))
  }
  const app = new Hono()
    .use(async (c, next) => {
      seen.push({ path: new URL(c.req.url).pathname, headers: c.req.raw.headers })
      await next()
    })
    .get("/binance/api/v3/klines", (c) => {
      if (c.req.query("endTime")) return c.json([])
      const rows = days(Number(c.req.query("limit"))).map((back) => {
        const from = startOf(addDays(today, -back))
        return [from, ...prices(back), "100.5", from + 86_399_999, "1", 1, "1", "1", "0"]
      })
      return c.json(rows)
    })
    .get("/kraken/0/public/OHLC", (c) => {
      const rows = days(720).map((back) => [
        startOf(addDays(today, -back)) / 1000,
        ...prices(back, factor),
        "60000.0",
        "50.5",
        10,
      ])
      return c.json({ error: [], result: { PAIR: rows, last: startOf(addDays(today, -1)) / 1000 } })
    })
  return { fetch: app.fetch, seen }
}
