import type { Source } from "../source.ts"
import { binance, binanceUrl } from "./binance.ts"
import { blockchainCom, blockchainUrl } from "./blockchain-com.ts"
import { coinbase, coinbaseUrl } from "./coinbase.ts"
import { coingecko, coingeckoUrl } from "./coingecko.ts"
import { kraken, krakenUrl } from "./kraken.ts"
import { mempoolSpace, mempoolUrl } from "./mempool-space.ts"

/** Where each provider is asked, without a trailing slash. */
export type SourceUrls = {
  coinbase: string
  kraken: string
  binance: string
  coingecko: string
  mempool: string
  blockchain: string
}

/** The providers' own addresses. */
export const publicUrls: SourceUrls = {
  coinbase: coinbaseUrl,
  kraken: krakenUrl,
  binance: binanceUrl,
  coingecko: coingeckoUrl,
  mempool: mempoolUrl,
  blockchain: blockchainUrl,
}

/** Every source of an edition. No key is required; CoinGecko takes a demo key. */
export function allSources(
  urls: SourceUrls = publicUrls,
  keys: { coingecko?: string | undefined } = {},
): Source[] {
  return [
    coinbase({ baseUrl: urls.coinbase }),
    kraken({ baseUrl: urls.kraken }),
    binance({ baseUrl: urls.binance }),
    coingecko({ baseUrl: urls.coingecko, key: keys.coingecko }),
    mempoolSpace({ baseUrl: urls.mempool }),
    blockchainCom({ baseUrl: urls.blockchain }),
  ]
}
