/**
 * What a provider lets be done with its figures, as far as its terms were read. `show`: print a figure. `store`: keep
 * the reply. `redistribute`: hand whole series on, by API or export. `attribution`: the line that must stand beside the
 * figure. `commercial`: whether the free tier may be used by a publisher that earns money; a provider that forbids it is
 * off unless an operator turns it on (`SOURCES_ON`).
 */
export type Licence = {
  show: boolean
  store: boolean
  redistribute: boolean
  attribution: string | null
  commercial: "allowed" | "unstated" | "forbidden"
  terms: string
}

/** Who is asked: what readers are shown, where that leads, and where its API is reached unless a variable says otherwise. */
export type Provider = { title: string; home: string; url: string; licence: Licence }

const unstated = {
  show: true,
  store: true,
  redistribute: false,
  attribution: null,
  commercial: "unstated",
} as const

/** Every provider, by the name that observations bear. */
export const providers = {
  binance: {
    title: "Binance",
    home: "https://www.binance.com",
    url: "https://data-api.binance.vision",
    licence: { ...unstated, terms: "https://www.binance.com/en/terms" },
  },
  coinbase: {
    title: "Coinbase",
    home: "https://exchange.coinbase.com",
    url: "https://api.exchange.coinbase.com",
    licence: { ...unstated, terms: "https://www.coinbase.com/legal/market_data" },
  },
  kraken: {
    title: "Kraken",
    home: "https://www.kraken.com",
    url: "https://api.kraken.com",
    licence: { ...unstated, terms: "https://www.kraken.com/legal" },
  },
  coingecko: {
    title: "CoinGecko",
    home: "https://www.coingecko.com",
    url: "https://api.coingecko.com/api/v3",
    licence: {
      ...unstated,
      attribution: "Data provided by CoinGecko",
      terms: "https://www.coingecko.com/en/api_terms",
    },
  },
  coinmarketcap: {
    title: "CoinMarketCap",
    home: "https://coinmarketcap.com",
    url: "https://pro-api.coinmarketcap.com",
    licence: { ...unstated, commercial: "allowed", terms: "https://coinmarketcap.com/terms" },
  },
  coinpaprika: {
    title: "CoinPaprika",
    home: "https://coinpaprika.com",
    url: "https://api.coinpaprika.com",
    // "Hobby and non-commercial" on the free plan: https://docs.coinpaprika.com
    licence: { ...unstated, commercial: "forbidden", terms: "https://coinpaprika.com/api/terms-of-use" },
  },
  mempool: {
    title: "mempool.space",
    home: "https://mempool.space",
    url: "https://mempool.space/api",
    licence: { ...unstated, terms: "https://mempool.space/terms-of-service" },
  },
  bitview: {
    title: "Bitview",
    home: "https://bitview.space",
    url: "https://bitview.space",
    licence: { ...unstated, terms: "https://github.com/bitcoinresearchkit/brk" },
  },
  blockchain: {
    title: "Blockchain.com",
    home: "https://www.blockchain.com/explorer/charts/hash-rate",
    url: "https://api.blockchain.info",
    licence: { ...unstated, terms: "https://www.blockchain.com/legal/terms" },
  },
  coinmetrics: {
    title: "Coin Metrics",
    home: "https://coinmetrics.io",
    url: "https://community-api.coinmetrics.io/v4",
    licence: {
      show: true,
      store: true,
      redistribute: false,
      attribution: "Source: Coin Metrics (CC BY-NC 4.0)",
      commercial: "forbidden",
      terms: "https://creativecommons.org/licenses/by-nc/4.0/",
    },
  },
  alternative: {
    title: "alternative.me",
    home: "https://alternative.me/crypto/fear-and-greed-index/",
    url: "https://api.alternative.me",
    licence: {
      ...unstated,
      attribution: "Fear & Greed Index by alternative.me",
      commercial: "allowed",
      terms: "https://alternative.me/crypto/fear-and-greed-index/#api",
    },
  },
  farside: {
    title: "Farside Investors",
    home: "https://farside.co.uk/btc/",
    url: "https://farside.co.uk",
    licence: { ...unstated, terms: "https://farside.co.uk" },
  },
  kittycapital: {
    title: "kittycapital's copy",
    home: "https://github.com/kittycapital/btc-etf-dashboard",
    url: "https://raw.githubusercontent.com/kittycapital/btc-etf-dashboard",
    licence: { ...unstated, terms: "https://github.com/kittycapital/btc-etf-dashboard" },
  },
  smartmoney: {
    title: "btc-smart-money's copy",
    home: "https://github.com/applenostalgeek-sketch/btc-smart-money",
    url: "https://raw.githubusercontent.com/applenostalgeek-sketch/btc-smart-money",
    licence: { ...unstated, terms: "https://github.com/applenostalgeek-sketch/btc-smart-money" },
  },
  okx: {
    title: "OKX",
    home: "https://www.okx.com",
    url: "https://www.okx.com",
    licence: { ...unstated, terms: "https://www.okx.com/help/terms-of-service" },
  },
  deribit: {
    title: "Deribit",
    home: "https://www.deribit.com",
    url: "https://www.deribit.com",
    licence: { ...unstated, terms: "https://www.deribit.com/kb/terms-and-conditions" },
  },
  coindesk: {
    title: "CoinDesk",
    home: "https://www.coindesk.com",
    url: "https://www.coindesk.com",
    licence: { ...unstated, terms: "https://www.coindesk.com/terms" },
  },
  cryptoslate: {
    title: "CryptoSlate",
    home: "https://cryptoslate.com",
    url: "https://cryptoslate.com",
    licence: { ...unstated, terms: "https://cryptoslate.com/terms/" },
  },
  cointelegraph: {
    title: "Cointelegraph",
    home: "https://cointelegraph.com",
    url: "https://cointelegraph.com",
    licence: { ...unstated, terms: "https://cointelegraph.com/terms-and-privacy" },
  },
  decrypt: {
    title: "Decrypt",
    home: "https://decrypt.co",
    url: "https://decrypt.co",
    licence: { ...unstated, terms: "https://decrypt.co/terms-of-service" },
  },
  /** Never asked: it stands in folders of history only. */
  yahoo: {
    title: "Yahoo Finance",
    home: "https://finance.yahoo.com",
    url: "https://finance.yahoo.com",
    licence: { ...unstated, terms: "https://legal.yahoo.com" },
  },
} as const satisfies Record<string, Provider>

export type ProviderName = keyof typeof providers

export const providerNames = Object.keys(providers) as ProviderName[]

/**
 * The provider of a name, or null: observations of long ago may bear the name of one that is gone.
 *
 * findProvider("mempool")?.title // => "mempool.space"
 */
export const findProvider = (name: string): Provider | null =>
  Object.hasOwn(providers, name) ? ((providers as Record<string, Provider>)[name] ?? null) : null

/** Whether a provider is asked without an operator's word: its free tier does not forbid a publisher's use. */
export const onByDefault = (name: ProviderName): boolean => providers[name].licence.commercial !== "forbidden"
