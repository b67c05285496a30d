import * as z from "zod"
import type { Source } from "../source.ts"
import { parseReply } from "./reply.ts"
import { series } from "./series.ts"
import { dayInSeconds } from "./stamp.ts"

export const Index = z.object({
  name: z.literal("Fear and Greed Index"),
  data: z.array(
    z.object({
      value: z.string().regex(/^(100|\d{1,2})$/, "a whole number from 0 to 100"),
      timestamp: z.string().regex(/^\d+$/, "seconds").transform(Number).pipe(dayInSeconds),
    }),
  ),
  metadata: z.object({ error: z.null() }),
})
export const Failure = z
  .object({ metadata: z.object({ error: z.string() }) })
  .transform(({ metadata }) => metadata.error)

/**
 * alternative.me: the Crypto Fear & Greed Index.
 *
 * - https://alternative.me/crypto/fear-and-greed-index/#api
 * - https://api.alternative.me/fng/?limit=31
 * - A whole number from 0 to 100, as text; days in seconds, as text, named by their start (UTC), newest first. The value
 *   of a day is published at its start and is named by that day, so an edition prints the one of its own day and drops
 *   the one that came out a moment ago. The words beside it (`value_classification`) are not used.
 * - An error is a 200 with `metadata.error` filled.
 * - No key. Commercial use is allowed with attribution beside the figure.
 */
export const alternativeMe: Source = {
  name: "alternative",
  readings: ({ url }) => [
    {
      figures: ["fear_greed"],
      async read({ day, get }) {
        const reply = await get(`${url}/fng/?limit=31`)
        const rows = parseReply("alternative", reply, Index, Failure).data.map(({ value, timestamp }) => ({
          day: timestamp,
          c: value,
        }))
        const about = {
          figure: "fear_greed",
          unit: "index",
          source: "alternative",
          origin: "alternative.me",
        } as const
        return [series(about, reply, day, rows.reverse())]
      },
    },
  ],
}
