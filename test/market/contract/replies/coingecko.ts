import type { BasketCoin } from "../../../../src/market/observation.ts"
import { lastUpdated, quotes } from "./basket.ts"
import type { Replies } from "./replies.ts"

const ids: Record<BasketCoin, string> = {
  btc: "bitcoin",
  eth: "ethereum",
  bnb: "binancecoin",
  sol: "solana",
  xrp: "ripple",
  doge: "dogecoin",
  ada: "cardano",
  trx: "tron",
  link: "chainlink",
  avax: "avalanche-2",
  xlm: "stellar",
  bch: "bitcoin-cash",
  sui: "sui",
  hbar: "hedera-hashgraph",
  ltc: "litecoin",
  ton: "the-open-network",
  shib: "shiba-inu",
  dot: "polkadot",
  zec: "zcash",
  uni: "uniswap",
}

/** https://docs.coingecko.com/v3.0.1/reference/coins-markets, with the fields that the replayed day does not know. */
export const coingecko: Replies = {
  "/coins/markets": quotes.map(({ coin, price, cap, change24h, change7d }, i) => ({
    id: ids[coin],
    symbol: coin,
    name: coin,
    image: `https://coin-images.coingecko.com/coins/images/${i}/large/${coin}.png`,
    current_price: price,
    market_cap: cap,
    market_cap_rank: i + 1,
    total_volume: Math.round(cap / 40),
    price_change_percentage_24h: change24h,
    circulating_supply: 20_000_000.5,
    ath: coin === "btc" ? 126080 : price * 2,
    ath_date: "2025-10-06T18:57:42.558Z",
    roi: null,
    last_updated: lastUpdated,
    price_change_percentage_24h_in_currency: change24h,
    price_change_percentage_7d_in_currency: change7d,
  })),
}
