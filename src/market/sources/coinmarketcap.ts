import * as z from "zod"
import { OutsideError } from "../../outside.ts"
import { type BasketCoin, basketCoins, coins, type FigureId } from "../observation.ts"
import { type Access, type Ask, type Reply, type Source, SourceError } from "../source.ts"
import { amount, moment, percent, type Quote, quoted } from "./quote.ts"
import { parseReply } from "./reply.ts"

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

const InDollars = z.object({
  price: amount,
  percent_change_24h: percent,
  percent_change_7d: percent,
  market_cap: amount,
  last_updated: moment,
})
// Version 3 gives a list of currencies, the versions before it an object by currency; the guides show either.
const Dollars = z.union([
  z
    .array(InDollars.extend({ symbol: z.string() }))
    .transform((quotes) => quotes.find(({ symbol }) => symbol === "USD")),
  z.object({ USD: InDollars.optional() }).transform(({ USD }) => USD),
])
const Coin = z.object({ id: z.int(), symbol: z.string(), last_updated: moment, quote: Dollars })
// A list in practice, an object by id in the guide to the format.
const Quotes = z.object({
  status: z.object({ error_code: z.union([z.literal(0), z.literal("0")]) }),
  data: z.union([z.array(Coin), z.record(z.string(), Coin).transform((byId) => Object.values(byId))]),
})
const Failure = z
  .object({
    status: z.object({
      error_code: z.union([z.string(), z.number()]).refine((code) => String(code) !== "0"),
      error_message: z.string().nullish(),
    }),
  })
  .transform(({ status }) => `${status.error_code} ${status.error_message ?? ""}`.trim())

const figures: readonly FigureId[] = [
  ...coins.flatMap((coin) => [`${coin}.spot`, `${coin}.change.24h`, `${coin}.change.7d`] as const),
  "basket.caps",
]

/**
 * CoinMarketCap: prices over many venues, their changes and capitalisations, in one call, where CoinGecko has none.
 *
 * - https://coinmarketcap.com/api/documentation/pro-api-reference/keyless-public-api and
 *   https://pro.coinmarketcap.com/api/documentation/guides/get-latest-crypto-prices
 * - https://pro-api.coinmarketcap.com/public-api/v3/cryptocurrency/quotes/latest?id=1,1027&convert=USD; older pages name
 *   the keyless path `/trial-pro-api`. With a key, in a header, the path has no prefix.
 * - Numbers in US dollars; changes in percent, rolling, up to `last_updated`, which is ISO 8601, UTC.
 * - An error may be a 200 with a `status.error_code` other than 0, which is a number or a text.
 * - Its own pages allow commercial use of the free plan. Terms: https://coinmarketcap.com/terms
 */
export const coinmarketcap: Source = {
  name: "coinmarketcap",
  readings: (access) => [
    {
      figures,
      turn: "if held",
      async read({ get }) {
        const reply = await ask(access, get)
        const { data } = parseReply("coinmarketcap", reply, Quotes, Failure)
        const quotes = basketCoins.flatMap((coin): Quote[] => {
          // An id that bears another symbol is another coin's: none of its figures is given.
          const said = data.find(({ id, symbol }) => id === ids[coin] && symbol === coin.toUpperCase())
          if (!said?.quote) return []
          const { price, percent_change_24h, percent_change_7d, market_cap, last_updated } = said.quote
          return [
            {
              coin,
              asOf: last_updated ?? said.last_updated,
              price,
              change24h: percent_change_24h,
              change7d: percent_change_7d,
              cap: market_cap,
            },
          ]
        })
        const observations = quoted({ source: "coinmarketcap", origin: "CoinMarketCap", reply }, quotes)
        if (observations.length === 0) throw new SourceError("coinmarketcap", "gave no price of any coin")
        return observations
      },
    },
  ],
}

async function ask({ url, key }: Access, get: Ask["get"]): Promise<Reply> {
  const asked = basketCoins.map((coin) => ids[coin]).join(",")
  const path = `v3/cryptocurrency/quotes/latest?id=${asked}&convert=USD`
  if (key !== undefined) return await get(`${url}/${path}`, { headers: { "X-CMC_PRO_API_KEY": key } })
  try {
    return await get(`${url}/public-api/${path}`)
  } catch (error) {
    if (!(error instanceof OutsideError) || error.status !== 404) throw error
    return await get(`${url}/trial-pro-api/${path}`)
  }
}
