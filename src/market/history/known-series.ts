import { type BasketCoin, basketCoins, type FigureId, type Unit } from "../observation.ts"
import { type ProviderName, providerNames, providers } from "../providers.ts"
import type { Shape } from "./format.ts"

/** A series that a folder of history may hold, by the name of its file. */
export type KnownSeries = {
  name: string
  shape: Shape
  /** What `series.json` says of its unit begins with one of these. */
  written: readonly string[]
  /** Whose measurement it is unless `series.json` says otherwise, and the provider of it. */
  provider: ProviderName
  origin: string
}

/** A series that is a figure as it stands. */
export type FigureSeries = KnownSeries & { figure: FigureId; unit: Unit }

/** The series without which there is no edition: its last row is the last day that there can be one of. */
export const requiredSeries = "btc_ohlcv"

const dollars = { unit: "USD", written: ["USD"] } as const
const yahoo = { shape: "value", provider: "yahoo", origin: "Yahoo Finance", ...dollars } as const
const flows = {
  shape: "value",
  provider: "farside",
  origin: "Farside Investors",
  unit: "USD million",
  written: ["US$ million", "USD million"],
} as const

const candlesOf = (coin: BasketCoin): FigureSeries => ({
  name: `${coin}_ohlcv`,
  figure: `${coin}.daily`,
  shape: "candles",
  provider: "binance",
  origin: `Binance ${coin.toUpperCase()}USDT`,
  ...dollars,
})

/** Every series that is a figure as it stands, those that no edition can do without first. */
export const figureSeries: readonly FigureSeries[] = [
  ...basketCoins.map(candlesOf),
  { name: "btc_close_second_source", figure: "btc.daily", ...yahoo },
  { name: "eth_close", figure: "eth.daily", ...yahoo },
  { name: "bnb_close", figure: "bnb.daily", ...yahoo },
  { name: "sol_close", figure: "sol.daily", ...yahoo },
  {
    name: "hash_rate",
    figure: "btc.hash_rate",
    shape: "value",
    provider: "mempool",
    origin: "mempool.space",
    unit: "EH/s",
    written: ["EH/s"],
  },
  { name: "etf_btc", figure: "etf.btc.flow", ...flows },
  { name: "etf_eth", figure: "etf.eth.flow", ...flows },
  { name: "etf_sol", figure: "etf.sol.flow", ...flows },
  {
    name: "dvol",
    figure: "btc.dvol",
    shape: "value",
    provider: "deribit",
    origin: "Deribit DVOL",
    unit: "percent",
    written: ["index", "percent"],
  },
  {
    name: "fear_greed",
    figure: "fear_greed",
    shape: "value",
    provider: "alternative",
    origin: "alternative.me",
    unit: "index",
    written: ["index"],
  },
]

/** Series that figures are computed from: the retargets, the fees of each day and the market's value over the realised. */
export const inputSeries = {
  difficulty: {
    name: "difficulty",
    shape: "value",
    provider: "mempool",
    origin: "mempool.space",
    written: ["difficulty"],
  },
  fees: {
    name: "fees_usd",
    shape: "value",
    provider: "blockchain",
    origin: "Blockchain.com",
    written: dollars.written,
  },
  mvrv: {
    name: "mvrv",
    shape: "value",
    // The values of such folders are Coin Metrics' CapMVRVCur, a day later than its own label: https://docs.coinmetrics.io
    provider: "coinmetrics",
    origin: "Coin Metrics",
    written: ["ratio"],
  },
} as const satisfies Record<string, KnownSeries>

/**
 * A series by its name.
 *
 * Throws when there is none: a mistake of the program, not of a folder.
 *
 * figureSeriesNamed("hash_rate").unit // => "EH/s"
 */
export function figureSeriesNamed(name: string): FigureSeries {
  const found = figureSeries.find((each) => each.name === name)
  if (!found) throw new Error(`there is no series ${name}`)
  return found
}

/**
 * The provider that an origin names, by the title that it begins with, or null.
 *
 * providerOf("Coinbase BTC-USD") // => "coinbase"
 */
export const providerOf = (origin: string): ProviderName | null =>
  providerNames.find((name) => {
    const { title } = providers[name]
    return origin === title || origin.startsWith(`${title} `)
  }) ?? null
