import type { Answer } from "./answer.ts"
import { coinbaseCandles, klines, ohlc } from "./candles.ts"
import { chart } from "./charts.ts"
import { coinsMarkets } from "./coingecko.ts"
import type { DayFile } from "./day-file.ts"
import { etfPage } from "./etf-page.ts"
import type { Provider } from "./faults.ts"
import { fearAndGreed } from "./fear-greed.ts"
import { blocksFrom, miningHashRate, rewardStats } from "./network.ts"
import { ticker24h } from "./ticker.ts"
import { volatilityIndex } from "./volatility.ts"

/** A question that a provider answers from the day file. `part` is the path's one variable part, where it has one. */
export type Route = {
  provider: Provider
  path: string
  answer: (told: DayFile, query: URLSearchParams, part: string) => Answer
  /** Whether it is a price of the moment, which may have moved since the day's close. */
  ofTheMoment?: true
}

/** Bitview answers the questions about mining on mempool.space's paths. */
const mining = (provider: Provider, base: string, stamped: "end" | "start"): Route[] => [
  {
    provider,
    path: `${base}/mining/hashrate/:part`,
    answer: (told, _, span) => miningHashRate(told, span, stamped),
  },
  { provider, path: `${base}/mining/reward-stats/1008`, answer: rewardStats },
  { provider, path: `${base}/blocks/:part`, answer: (told, _, height) => blocksFrom(told, height) },
]

/** All that the replay can say. What is not here, or not in the day file, is answered 404. */
export const routes: readonly Route[] = [
  { provider: "binance", path: "/api/v3/klines", answer: klines },
  { provider: "binance", path: "/api/v3/ticker/24hr", answer: ticker24h, ofTheMoment: true },
  { provider: "kraken", path: "/0/public/OHLC", answer: ohlc },
  {
    provider: "coinbase",
    path: "/products/:part/candles",
    answer: (told, query, product) => coinbaseCandles(told, product, query),
  },
  { provider: "coingecko", path: "/coins/markets", answer: coinsMarkets, ofTheMoment: true },
  ...mining("mempool", "/v1", "end"),
  ...mining("bitview", "/api/v1", "start"),
  { provider: "blockchain", path: "/charts/:part", answer: (told, query, name) => chart(told, name, query) },
  { provider: "alternative", path: "/fng/", answer: fearAndGreed },
  { provider: "farside", path: "/:part/", answer: (told, _, page) => etfPage(told, page) },
  { provider: "deribit", path: "/api/v2/public/get_volatility_index_data", answer: volatilityIndex },
]
