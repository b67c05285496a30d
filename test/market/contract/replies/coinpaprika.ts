import { quotes } from "./basket.ts"
import type { Replies } from "./replies.ts"

const ids: Record<string, string> = {
  btc: "btc-bitcoin",
  eth: "eth-ethereum",
  bnb: "bnb-binance-coin",
  sol: "sol-solana",
}

/** https://docs.coinpaprika.com/api-reference/tickers/get-ticker-by-id */
export const coinpaprika: Replies = Object.fromEntries(
  quotes.slice(0, 4).map(({ coin, price, cap, change24h, change7d }, i) => [
    `/v1/tickers/${ids[coin]}`,
    {
      id: ids[coin],
      name: coin,
      symbol: coin.toUpperCase(),
      rank: i + 1,
      last_updated: "2026-02-09T00:00:03Z",
      quotes: {
        USD: {
          price,
          volume_24h: cap / 40,
          market_cap: cap,
          percent_change_24h: change24h,
          percent_change_7d: change7d,
          ath_price: coin === "btc" ? 126173.18 : price * 2,
          ath_date: "2025-10-06T18:53:00Z",
          percent_from_price_ath: -44.3,
        },
      },
    },
  ]),
)
