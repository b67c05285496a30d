import * as z from "zod"
import { type Coin, coins, type FigureId } from "../observation.ts"
import { type Source, SourceError } from "../source.ts"
import { amount, moment, percent, quoted, valued } from "./quote.ts"
import { parseReply } from "./reply.ts"

const ids: Record<Coin, string> = {
  btc: "btc-bitcoin",
  eth: "eth-ethereum",
  bnb: "bnb-binance-coin",
  sol: "sol-solana",
}

const tickerOf = (id: string) =>
  z.object({
    id: z.literal(id),
    last_updated: moment,
    quotes: z.object({
      USD: z.object({
        price: amount,
        percent_change_24h: percent,
        percent_change_7d: percent,
        ath_price: amount,
        ath_date: moment,
      }),
    }),
  })
const Failure = z.object({ error: z.string() }).transform(({ error }) => error)

/**
 * CoinPaprika: prices over many venues, their changes, and the highest price it has seen.
 *
 * - https://docs.coinpaprika.com/api-reference/tickers/get-ticker-by-id
 * - https://api.coinpaprika.com/v1/tickers/btc-bitcoin
 * - Numbers in US dollars; changes in percent, rolling, up to `last_updated`; `last_updated` and `ath_date` in ISO 8601,
 *   UTC; `ath_price` and `ath_date` may be null.
 * - An error is `{error}`. No key; 20,000 calls a month in all. The free plan is for "hobby and non-commercial use": off
 *   unless an operator turns it on. Terms: https://coinpaprika.com/api/terms-of-use
 */
export const coinpaprika: Source = {
  name: "coinpaprika",
  readings: ({ url }) =>
    coins.map((coin) => {
      const figures: FigureId[] = [`${coin}.spot`, `${coin}.change.24h`, `${coin}.change.7d`]
      if (coin === "btc") figures.push("btc.ath")
      return {
        figures,
        turn: "if held",
        async read({ get }) {
          const reply = await get(`${url}/v1/tickers/${ids[coin]}`)
          const ticker = parseReply("coinpaprika", reply, tickerOf(ids[coin]), Failure)
          const { price, percent_change_24h, percent_change_7d, ath_price, ath_date } = ticker.quotes.USD
          const said = { source: "coinpaprika", origin: "CoinPaprika", reply }
          const quote = {
            coin,
            asOf: ticker.last_updated,
            price,
            change24h: percent_change_24h,
            change7d: percent_change_7d,
          }
          const observations = [
            ...quoted(said, [quote]),
            ...(coin === "btc" ? valued(said, "btc.ath", "USD", ath_price, ath_date) : []),
          ]
          if (observations.length === 0) throw new SourceError("coinpaprika", `gave no price of ${ids[coin]}`)
          return observations
        },
      }
    }),
}
