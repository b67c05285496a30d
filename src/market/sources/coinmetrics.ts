import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { addDays } from "../day.ts"
import { numeral } from "../numeral.ts"
import { Day } from "../observation.ts"
import type { Source } from "../source.ts"
import { parseReply } from "./reply.ts"
import { series } from "./series.ts"

const positive = z
  .string()
  .regex(/^\d+(\.\d+)?$/, "a decimal numeral")
  .refine((text) => Number(text) > 0, "more than 0")
const cell = z.union([positive, z.literal("").transform(() => null), z.null()]).optional()

// Nanoseconds, always 0: the label of a day.
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT00:00:00(\.0+)?Z$/, "00:00 UTC of a day")
  .transform((time) => time.slice(0, 10))
  .pipe(Day)
const Metrics = z.object({
  data: z.array(z.object({ asset: z.literal("btc"), time: day, PriceUSD: cell, CapMVRVCur: cell })),
})
const Failure = z.object({ error: z.object({ message: z.string() }) }).transform(({ error }) => error.message)

/**
 * Coin Metrics' community API: the realised price, which is the price divided by MVRV.
 *
 * - https://docs.coinmetrics.io/api/v4 and https://docs.coinmetrics.io/asset-metrics/market/priceusd
 * - https://community-api.coinmetrics.io/v4/timeseries/asset-metrics?assets=btc&metrics=PriceUSD,CapMVRVCur&frequency=1d&start_time=2025-12-10&page_size=100
 * - Text, in US dollars; the value labelled D is that of D's end (UTC), and there is none of the day under way. At most
 *   `page_size` rows, the newest; what `next_page_token` leads to is older and is not needed.
 * - An error is `{error: {type, message}}`; one metric that the free tier lacks fails the whole request.
 * - No key, 10 requests in 6 seconds. CC BY-NC 4.0: off unless turned on, for a publisher may earn money.
 */
export const coinmetrics: Source = {
  name: "coinmetrics",
  readings: ({ url }) => [
    {
      figures: ["btc.realised_price"],
      turn: "if held",
      async read({ day, get }) {
        const query = `assets=btc&metrics=PriceUSD,CapMVRVCur&frequency=1d&start_time=${addDays(day, -60)}&page_size=100`
        const reply = await get(`${url}/timeseries/asset-metrics?${query}`)
        const rows = parseReply("coinmetrics", reply, Metrics, Failure).data.map(
          ({ time, PriceUSD: price, CapMVRVCur: ratio }) => ({
            day: time,
            c: price && ratio ? numeral(new Big(price).div(ratio).toSignificantDigits(12)) : null,
          }),
        )
        const about = {
          figure: "btc.realised_price",
          unit: "USD",
          source: "coinmetrics",
          origin: "Coin Metrics",
        } as const
        return [series(about, reply, day, rows)]
      },
    },
  ],
}
