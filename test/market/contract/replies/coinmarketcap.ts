import type { BasketCoin } from "../../../../src/market/observation.ts"
import { lastUpdated, quotes } from "./basket.ts"
import type { Replies } from "./replies.ts"

const ids: Record<BasketCoin, number> = {
  btc: 1,
  eth: 1027,
  bnb: 1839,
  sol: 5426,
  xrp: 52,
  doge: 74,
  ada: 2010,
  trx: 1958,
  link: 1975,
  avax: 5805,
  xlm: 512,
  bch: 1831,
  sui: 20947,
  hbar: 4642,
  ltc: 2,
  ton: 11419,
  shib: 5994,
  dot: 6636,
  zec: 1437,
  uni: 7083,
}

/** https://coinmarketcap.com/api/documentation/pro-api-reference/keyless-public-api (version 3: lists of coins and quotes). */
export const coinmarketcap: Replies = {
  "/public-api/v3/cryptocurrency/quotes/latest": {
    status: {
      timestamp: lastUpdated,
      error_code: "0",
      error_message: "",
      elapsed: 12,
      credit_count: 1,
    },
    data: quotes.map(({ coin, price, cap, change24h, change7d }, i) => ({
      id: ids[coin],
      name: coin,
      symbol: coin.toUpperCase(),
      cmc_rank: i + 1,
      last_updated: lastUpdated,
      quote: [
        {
          id: 2781,
          symbol: "USD",
          price,
          volume_24h: cap / 40,
          percent_change_24h: change24h,
          percent_change_7d: change7d,
          market_cap: cap,
          last_updated: lastUpdated,
        },
      ],
    })),
  },
}

/** Its own guide: an error may be a 200 with a code that is not 0. */
export const error200 = {
  status: { timestamp: lastUpdated, error_code: "1011", error_message: "You've hit an IP rate limit." },
}
