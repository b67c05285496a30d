import * as z from "zod"
import { numeral } from "../numeral.ts"
import { type Coin, coins, Instant, type Observation } from "../observation.ts"
import { type Source, SourceError } from "../source.ts"
import { parseReply, provenance } from "./reply.ts"
import { instantInSeconds } from "./stamp.ts"

export const coingeckoUrl = "https://api.coingecko.com/api/v3"

const ids = { btc: "bitcoin", eth: "ethereum", bnb: "binancecoin", sol: "solana" } as const satisfies Record<
  Coin,
  string
>

// A coin without a price comes as null, as an empty object or not at all.
const Spot = z
  .object({ usd: z.number().positive().nullish(), last_updated_at: instantInSeconds.nullish() })
  .nullish()
const Spots = z.object({ bitcoin: Spot, ethereum: Spot, binancecoin: Spot, solana: Spot })
const Markets = z
  .array(z.object({ id: z.literal("bitcoin"), ath: z.number().positive(), ath_date: Instant }))
  .length(1)
const Failure = z
  .object({ status: z.object({ error_code: z.number(), error_message: z.string() }) })
  .transform(({ status }) => `${status.error_code} ${status.error_message}`)

/**
 * CoinGecko: prices over many venues, and the highest price it has seen.
 *
 * - https://docs.coingecko.com/v3.0.1/reference/simple-price and /coins-markets
 * - https://api.coingecko.com/api/v3/simple/price?ids=bitcoin&vs_currencies=usd&include_last_updated_at=true&precision=full
 * - https://api.coingecko.com/api/v3/coins/markets?vs_currency=usd&ids=bitcoin
 * - Numbers in US dollars; `last_updated_at` in seconds, `ath_date` in ISO 8601, both UTC.
 * - Answers 403 without a User-Agent. Without a key the limit is shared by all who leave from one IP; a demo key goes in
 *   a header. Terms ask for "Data provided by CoinGecko" with a link: https://www.coingecko.com/en/api_terms
 */
export function coingecko({
  baseUrl = coingeckoUrl,
  key,
}: {
  baseUrl?: string
  key?: string | undefined
} = {}): Source {
  const options = { headers: key === undefined ? {} : { "x-cg-demo-api-key": key } }
  const spots = coins.map((coin) => ({ figure: `${coin}.spot` as const, id: ids[coin] }))
  return {
    name: "coingecko",
    title: "CoinGecko",
    home: "https://www.coingecko.com",
    readings: [
      {
        figures: spots.map(({ figure }) => figure),
        async read({ get }) {
          const asked = spots.map(({ id }) => id).join(",")
          const query = `ids=${asked}&vs_currencies=usd&include_last_updated_at=true&precision=full`
          const reply = await get(`${baseUrl}/simple/price?${query}`, options)
          const prices = parseReply("coingecko", reply, Spots, Failure)
          const observations = spots.flatMap(({ figure, id }): Observation[] => {
            const { usd, last_updated_at: asOf } = prices[id] ?? {}
            if (!usd || !asOf) return []
            const said = { kind: "value", figure, unit: "USD", value: numeral(usd), asOf } as const
            return [{ ...said, ...provenance("coingecko", "CoinGecko", reply) }]
          })
          if (observations.length === 0) throw new SourceError("coingecko", "gave no price of any coin")
          return observations
        },
      },
      {
        figures: ["btc.ath"],
        async read({ get }) {
          const reply = await get(`${baseUrl}/coins/markets?vs_currency=usd&ids=bitcoin`, options)
          return parseReply("coingecko", reply, Markets, Failure).map(({ ath, ath_date }) => ({
            kind: "value" as const,
            figure: "btc.ath" as const,
            unit: "USD" as const,
            value: numeral(ath),
            asOf: ath_date,
            ...provenance("coingecko", "CoinGecko", reply),
          }))
        },
      },
    ],
  }
}
