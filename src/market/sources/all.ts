import { onByDefault, type ProviderName, providers } from "../providers.ts"
import type { OpenSource, Source } from "../source.ts"
import { alternativeMe } from "./alternative-me.ts"
import { binance } from "./binance.ts"
import { bitview } from "./bitview.ts"
import { blockchainCom } from "./blockchain-com.ts"
import { coinbase } from "./coinbase.ts"
import { coindesk } from "./coindesk.ts"
import { coingecko } from "./coingecko.ts"
import { coinmarketcap } from "./coinmarketcap.ts"
import { coinmetrics } from "./coinmetrics.ts"
import { coinpaprika } from "./coinpaprika.ts"
import { cointelegraph } from "./cointelegraph.ts"
import { cryptoslate } from "./cryptoslate.ts"
import { decrypt } from "./decrypt.ts"
import { deribit } from "./deribit.ts"
import { farside } from "./farside.ts"
import { kittycapital } from "./kittycapital.ts"
import { kraken } from "./kraken.ts"
import { mempoolSpace } from "./mempool-space.ts"
import { okx } from "./okx.ts"
import { smartmoney } from "./smartmoney.ts"

/** Every source there is, those whose figures no edition can do without first. */
export const sources: readonly Source[] = [
  binance,
  kraken,
  coinbase,
  coingecko,
  coinmarketcap,
  mempoolSpace,
  blockchainCom,
  bitview,
  farside,
  alternativeMe,
  okx,
  deribit,
  coindesk,
  cryptoslate,
  cointelegraph,
  decrypt,
  smartmoney,
  kittycapital,
  coinpaprika,
  coinmetrics,
]

/** What an operator may say of the sources: which are on or off, where each is reached, and keys. */
export type Choice = {
  on?: readonly ProviderName[]
  off?: readonly ProviderName[]
  urls?: Partial<Record<ProviderName, string>>
  keys?: Partial<Record<ProviderName, string | undefined>>
}

/**
 * The sources that are asked, each with how it is reached. What forbids a publisher's use is off unless it is named `on`.
 *
 * openSources({ off: ["kraken"] }).some(({ source }) => source.name === "kraken") // => false
 */
export const openSources = ({ on = [], off = [], urls = {}, keys = {} }: Choice = {}): OpenSource[] =>
  sources
    .filter(({ name }) => !off.includes(name) && (on.includes(name) || onByDefault(name)))
    .map((source) => ({
      source,
      access: { url: urls[source.name] ?? providers[source.name].url, key: keys[source.name] },
    }))
