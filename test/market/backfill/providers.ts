import { type Context, Hono } from "hono"
import { addDays, dayNumber, startOf } from "../../../src/market/day.ts"

/** The last day that the stand-ins have closed; the next is unfinished. */
export const lastDay = "2026-02-08"
const firstDays = {
  BTCUSDT: "2017-08-17",
  ETHUSDT: "2017-08-17",
  "BTC-USD": "2015-07-20",
  "ETH-USD": "2016-05-18",
}

/** A price that is made up: it goes on from day to day and never stands still. */
const priceOf = (day: string) => 70_000 + (dayNumber(day) % 97) * 10
const daysFrom = (first: string, last: string) =>
  Array.from({ length: Math.max(0, dayNumber(last) - dayNumber(first) + 1) }, (_, i) => addDays(first, i))
const later = (a: string, b: string) => (a > b ? a : b)
const dayAt = (ms: number) => addDays("1970-01-01", Math.floor(ms / 86_400_000))

const klines = (c: Context) => {
  const { symbol = "", startTime = "0", limit = "500" } = c.req.query()
  const listed = symbol === "BTCUSDT" || symbol === "ETHUSDT" ? firstDays[symbol] : null
  if (listed === null) return c.json({ code: -1121, msg: "Invalid symbol." }, 400)
  const days = daysFrom(later(dayAt(Number(startTime)), listed), addDays(lastDay, 1)).slice(0, Number(limit))
  return c.json(
    days.map((day) => {
      const [ms, price] = [startOf(day), priceOf(day)]
      const cells = [price - 5, price + 900, price - 800, price, 20_000].map((cell) => cell.toFixed(8))
      return [ms, ...cells, ms + 86_399_999, "1", 1, "1", "1", "0"]
    }),
  )
}

const coinbaseCandles = (c: Context) => {
  const market = c.req.param("market")
  const { start = "", end = "" } = c.req.query()
  const [from, to] = [start.slice(0, 10), end.slice(0, 10)]
  if (dayNumber(to) - dayNumber(from) >= 300) return c.json({ message: "granularity too small" }, 400)
  const listed = market === "BTC-USD" || market === "ETH-USD" ? firstDays[market] : null
  if (listed === null) return c.json({ message: "NotFound" }, 404)
  const rows = daysFrom(later(from, listed), to).map((day) => {
    const price = priceOf(day) + 12.5
    return [startOf(day) / 1000, price - 800, price + 900, price - 5, price, 5_000]
  })
  return c.json(rows.reverse())
}

// mempool.space's retargets of January and February 2026, via akpasz/btc-data (MIT).
const retargets = [
  [1770422400 + 3_600, 935_424, 125864590119494.3, 0.8884],
  [1769040000 + 7_200, 933_408, 141668107417558.2, 0.9672],
  [1767830400 + 60, 931_392, 146472570619930.8, 0.988],
  [1231006505, 0, 1, 1],
]

const hashRates = (c: Context) =>
  c.json({
    hashrates: [
      { timestamp: 1231006505, avgHashrate: 7_000_000 },
      ...daysFrom("2026-01-20", lastDay).map((day) => ({
        timestamp: startOf(addDays(day, 1)) / 1000,
        avgHashrate: (900 + (dayNumber(day) % 13)) * 1e18,
      })),
    ],
    difficulty: [],
    currentHashrate: 0,
    currentDifficulty: 0,
  })

const chart = (c: Context) => {
  const name = c.req.param("name")
  if (c.req.query("timespan") !== "all" || c.req.query("sampled") !== "false")
    return c.json({ status: "error" }, 400)
  const days = daysFrom("2026-01-01", lastDay)
  const values = days.map((day, i) => ({
    x: startOf(day) / 1000,
    y: i === 0 ? 0 : name === "mvrv" ? 1.25 + i / 1000 : 150_000 + i,
  }))
  return c.json({ status: "ok", name, unit: name === "mvrv" ? "" : "USD", period: "day", values })
}

/** Deribit gives 20 candles a page here, the newest first page, and names the moment before as the next page's end. */
const volatility = (c: Context) => {
  const { start_timestamp = "0", end_timestamp = "0" } = c.req.query()
  const days = daysFrom(dayAt(Number(start_timestamp)), dayAt(Number(end_timestamp)))
  const page = days.slice(-20)
  const before = days.length > 20 ? startOf(page[0] ?? lastDay) - 1 : null
  return c.json({
    jsonrpc: "2.0",
    result: {
      data: page.map((day) => [startOf(day), 50, 60, 45, 50 + (dayNumber(day) % 7)]),
      continuation: before,
    },
  })
}

const fearAndGreed = (c: Context) =>
  c.json({
    name: "Fear and Greed Index",
    data: daysFrom("2026-01-01", addDays(lastDay, 1))
      .reverse()
      .map((day) => ({ value: String(dayNumber(day) % 60), timestamp: String(startOf(day) / 1000) })),
    metadata: { error: null },
  })

// Three of Farside's rows, from kittycapital/btc-etf-dashboard; one fund stands for all.
const flows = `<html><head><title>Farside</title></head><body><table class="etf">
<tr><th></th><th>IBIT</th><th>Total</th></tr>
<tr><td>04 Feb 2026</td><td>(544.9)</td><td>(544.9)</td></tr>
<tr><td>05 Feb 2026</td><td>(434.1)</td><td>(434.1)</td></tr>
<tr><td>06 Feb 2026</td><td>371.1</td><td>371.1</td></tr></table></body></html>`

/** Stand-ins for what a backfill asks, each under its own path; `asked` hears every request. */
export const providersApp = (asked: string[]) =>
  new Hono()
    .use(async (c, next) => {
      asked.push(new URL(c.req.url).pathname + new URL(c.req.url).search)
      if (!c.req.header("user-agent")) return c.text("who are you?", 403)
      return next()
    })
    .get("/binance/api/v3/klines", klines)
    .get("/coinbase/products/:market/candles", coinbaseCandles)
    .get("/mempool/v1/mining/difficulty-adjustments", (c) => c.json(retargets))
    .get("/mempool/v1/mining/hashrate/all", hashRates)
    .get("/blockchain/charts/:name", chart)
    .get("/deribit/api/v2/public/get_volatility_index_data", volatility)
    .get("/alternative/fng/", fearAndGreed)
    .get("/farside/bitcoin-etf-flow-all-data/", (c) => c.html(flows))
