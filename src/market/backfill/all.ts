import { basketCoins } from "../observation.ts"
import { binanceCandles } from "./binance-klines.ts"
import { feesHistory, mvrvHistory } from "./blockchain-charts.ts"
import { coinbaseCloses } from "./coinbase-closes.ts"
import { volatilityHistory } from "./deribit-volatility.ts"
import { fearAndGreedHistory } from "./fear-and-greed.ts"
import type { Fillable } from "./fillable.ts"
import { fundFlows } from "./fund-flows.ts"
import { difficultyHistory, hashRateHistory } from "./mempool-network.ts"

/** The day from which on everything is asked for unless another is named: the first of BTCUSDT on Binance. */
export const firstDay = "2017-08-17"

/** Without these no edition can be composed: the price of bitcoin, and a second origin that confirms it. */
export const requiredToFill: readonly string[] = ["btc_ohlcv", "btc_close_second_source"]

/**
 * Every series that a public provider can fill, the required ones first. `bnb_close` is not among them: no free provider
 * but Binance has BNB's history.
 */
export const fillables: readonly Fillable[] = [
  binanceCandles("btc"),
  coinbaseCloses("btc_close_second_source"),
  ...basketCoins.slice(1).map(binanceCandles),
  coinbaseCloses("eth_close"),
  coinbaseCloses("sol_close"),
  difficultyHistory,
  hashRateHistory,
  feesHistory,
  mvrvHistory,
  fearAndGreedHistory,
  volatilityHistory,
  fundFlows("etf_btc"),
  fundFlows("etf_eth"),
  fundFlows("etf_sol"),
]
