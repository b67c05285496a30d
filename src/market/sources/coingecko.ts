import * as z from "zod"
import { type BasketCoin, basketCoins, coins, type FigureId } from "../observation.ts"
import { type Source, SourceError } from "../source.ts"
import { amount, moment, percent, quoted, valued } from "./quote.ts"
import { parseReply } from "./reply.ts"

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

// The plain change over 24 hours is always there, those `in_currency` where they are asked for; one may be null.
const Market = z.object({
  id: z.string(),
  current_price: amount,
  market_cap: amount,
  price_change_percentage_24h: percent,
  price_change_percentage_24h_in_currency: percent,
  price_change_percentage_7d_in_currency: percent,
  ath: amount,
  ath_date: moment,
  last_updated: moment,
})
const wanted = new Set<string>(Object.values(ids))

/** Of the fifty coins those that are asked for: what is odd about another is none of our concern. */
const Markets = z
  .array(z.looseObject({ id: z.string() }))
  .transform((coins) => coins.filter(({ id }) => wanted.has(id)))
  .pipe(z.array(Market))
const Failure = z
  .object({ status: z.object({ error_code: z.number(), error_message: z.string() }) })
  .transform(({ status }) => `${status.error_code} ${status.error_message}`)

const figures: readonly FigureId[] = [
  ...coins.flatMap((coin) => [`${coin}.spot`, `${coin}.change.24h`, `${coin}.change.7d`] as const),
  "btc.ath",
  "basket.caps",
]

/**
 * CoinGecko: prices over many venues, their changes and capitalisations, and the highest price it has seen, in one call.
 *
 * - https://docs.coingecko.com/v3.0.1/reference/coins-markets
 * - https://api.coingecko.com/api/v3/coins/markets?vs_currency=usd&order=market_cap_desc&per_page=50&page=1&price_change_percentage=24h,7d
 * - Numbers in US dollars; changes in percent, rolling, up to `last_updated`; `last_updated` and `ath_date` in ISO 8601,
 *   UTC. Any field may be null; a coin that is not among the fifty largest is not there.
 * - Answers 403 without a User-Agent. Without a key the limit is shared by all who leave from one IP; a demo key goes in
 *   a header. Terms ask for "Data provided by CoinGecko" with a link: https://www.coingecko.com/en/api_terms
 */
export const coingecko: Source = {
  name: "coingecko",
  readings: ({ url, key }) => [
    {
      figures,
      async read({ get }) {
        const query =
          "vs_currency=usd&order=market_cap_desc&per_page=50&page=1&price_change_percentage=24h,7d"
        const headers = key === undefined ? {} : { "x-cg-demo-api-key": key }
        const reply = await get(`${url}/coins/markets?${query}`, { headers })
        const markets = new Map(
          parseReply("coingecko", reply, Markets, Failure).map((market) => [market.id, market]),
        )
        const said = { source: "coingecko", origin: "CoinGecko", reply }
        const quotes = basketCoins.flatMap((coin) => {
          const market = markets.get(ids[coin])
          if (!market) return []
          return {
            coin,
            asOf: market.last_updated,
            price: market.current_price,
            change24h: market.price_change_percentage_24h_in_currency ?? market.price_change_percentage_24h,
            change7d: market.price_change_percentage_7d_in_currency,
            cap: market.market_cap,
          }
        })
        const { ath = null, ath_date: athDate = null } = markets.get(ids.btc) ?? {}
        const observations = [...quoted(said, quotes), ...valued(said, "btc.ath", "USD", ath, athDate)]
        if (observations.length === 0) throw new SourceError("coingecko", "gave no price of any coin")
        return observations
      },
    },
  ],
}
