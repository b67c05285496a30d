/** What readers are shown of a source, and where it leads. */
export type SourceName = { title: string; home: string }

const names: ReadonlyMap<string, SourceName> = new Map([
  ["binance", { title: "Binance", home: "https://www.binance.com" }],
  ["coinbase", { title: "Coinbase", home: "https://exchange.coinbase.com" }],
  ["kraken", { title: "Kraken", home: "https://www.kraken.com" }],
  ["coingecko", { title: "CoinGecko", home: "https://www.coingecko.com" }],
  ["mempool", { title: "mempool.space", home: "https://mempool.space" }],
  ["blockchain", { title: "Blockchain.com", home: "https://www.blockchain.com/explorer/charts/hash-rate" }],
])

/**
 * The name and the link of a source; one without an entry is shown as it calls itself, with the host that was asked.
 *
 * sourceName("mempool", "https://mempool.space/api/v1/mining/hashrate").title // => "mempool.space"
 */
export const sourceName = (source: string, url: string): SourceName =>
  names.get(source) ?? { title: source, home: new URL(url).origin }
