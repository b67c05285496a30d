import { type Context, Hono } from "hono"
import type { Answer } from "./answer.ts"
import { coinbaseCandles, klines, ohlc } from "./candles.ts"
import { coinsMarkets, simplePrice } from "./coingecko.ts"
import type { DayFile } from "./day-file.ts"
import { Faults, misremembered, type Provider, providers } from "./faults.ts"
import { blocksFrom, hashRateChart, miningHashRate, rewardStats } from "./network.ts"

/** A request that a provider got. */
export type Asked = { provider: Provider; path: string; query: string; userAgent: string | null }

/** The market providers of one day. `faults` and `requests` are live: what is set here counts from the next request. */
export type MarketApp = {
  fetch: (request: Request) => Response | Promise<Response>
  setFaults: (faults: Faults) => void
  requests: () => Asked[]
  reset: () => void
}

const errors200: Record<Provider, unknown> = {
  coinbase: { message: "Internal server error" },
  kraken: { error: ["EGeneral:Too many requests"] },
  binance: { code: -1003, msg: "Too much request weight used" },
  coingecko: { status: { error_code: 10010, error_message: "Invalid API key" } },
  mempool: { error: "Service unavailable" },
  blockchain: { status: "not-found", error: "Chart not found" },
}

const challenge = "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>"

/**
 * The market providers as they answered on `file`'s day, each under its own path (`/kraken/0/public/OHLC`). What the
 * file does not hold is answered 404. `/_/faults`, `/_/requests` and `/_/reset` control and show what goes on.
 */
export function marketApp(
  file: DayFile,
  faults: Faults = {},
  { slowMs = 20_000 }: { slowMs?: number } = {},
): MarketApp {
  let current: Faults = { ...faults }
  let asked: Asked[] = []
  const app = new Hono()

  const say = (provider: Provider, answer: (told: DayFile, c: Context) => Answer) => async (c: Context) => {
    const url = new URL(c.req.url)
    const userAgent = c.req.header("user-agent") ?? null
    asked.push({ provider, path: url.pathname, query: url.search, userAgent })
    const fault = current[provider]
    if (fault === "down") return c.json({ error: "Service Unavailable" }, 503)
    if (fault === "slow") await new Promise((resolve) => setTimeout(resolve, slowMs))
    if (fault === "html") return c.html(challenge)
    if (fault === "error200") return c.json(errors200[provider])
    if (userAgent === null && (provider === "coingecko" || provider === "coinbase")) {
      return c.json({ message: "Please add a descriptive User-Agent to your request." }, 403)
    }
    const said = answer(misremembered(file, fault), c)
    if (said === null) return c.json({ message: "not found" }, 404)
    return c.json(said.body, 200, { "plumbline-rebuilt-from": said.rebuiltFrom })
  }
  const query = (c: Context) => new URL(c.req.url).searchParams

  app.get(
    "/coinbase/products/:product/candles",
    say("coinbase", (told, c) => coinbaseCandles(told, c.req.param("product") ?? "", query(c))),
  )
  app.get(
    "/kraken/0/public/OHLC",
    say("kraken", (told, c) => ohlc(told, query(c))),
  )
  app.get(
    "/binance/api/v3/klines",
    say("binance", (told, c) => klines(told, query(c))),
  )
  app.get(
    "/coingecko/simple/price",
    say("coingecko", (told, c) => simplePrice(told, query(c))),
  )
  app.get(
    "/coingecko/coins/markets",
    say("coingecko", (told, c) => coinsMarkets(told, query(c))),
  )
  app.get("/mempool/v1/mining/hashrate/3m", say("mempool", miningHashRate))
  app.get("/mempool/v1/mining/reward-stats/1008", say("mempool", rewardStats))
  app.get(
    "/mempool/v1/blocks/:height",
    say("mempool", (told, c) => blocksFrom(told, c.req.param("height") ?? "")),
  )
  app.get("/blockchain/charts/hash-rate", say("blockchain", hashRateChart))
  for (const provider of providers)
    app.get(
      `/${provider}/*`,
      say(provider, () => null),
    )

  app.get("/_/requests", (c) => c.json(asked))
  app.post("/_/faults", async (c) => {
    const parsed = Faults.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) return c.json({ error: "a provider's name and a fault's are accepted" }, 400)
    current = parsed.data
    return c.json(current)
  })
  const reset = () => {
    current = { ...faults }
    asked = []
  }
  app.post("/_/reset", (c) => {
    reset()
    return c.body(null, 204)
  })

  return {
    fetch: (request) => app.fetch(request),
    setFaults: (next) => {
      current = { ...next }
    },
    requests: () => [...asked],
    reset,
  }
}
