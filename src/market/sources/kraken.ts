import * as z from "zod"
import { dayOf } from "../day.ts"
import { type Source, SourceError } from "../source.ts"
import { candles } from "./candles.ts"
import { parseReply } from "./reply.ts"
import { textCell } from "./series.ts"
import { dayInSeconds } from "./stamp.ts"

const pairs = { btc: "XBTUSD", eth: "ETHUSD", sol: "SOLUSD" } as const

const Candle = z
  .tuple([dayInSeconds, textCell, textCell, textCell, textCell, textCell, textCell], z.unknown())
  .transform(([day, o, h, l, c, , v]) => ({ day, o, h, l, c, v }))
const Candles = z.object({
  error: z.array(z.string()).max(0),
  // The pair's key is not the pair that was asked for (XBTUSD gives XXBTZUSD): it is the one beside `last`.
  result: z.object({ last: z.int() }).catchall(z.array(Candle)),
})
const Failure = z.object({ error: z.array(z.string()).min(1) }).transform(({ error }) => error.join(", "))

/**
 * Kraken: daily candles in US dollars.
 *
 * - https://docs.kraken.com/api/docs/rest-api/get-ohlc-data
 * - https://api.kraken.com/0/public/OHLC?pair=XBTUSD&interval=1440
 * - Text cells; `[time, open, high, low, close, vwap, volume, count]`, volume in the coin; days in seconds, named by
 *   their start (UTC), ascending, at most 720; `last` is the last committed day, after it stands the unfinished one.
 * - An error is a 200 with `error` filled. No key. Terms: https://www.kraken.com/legal
 */
export const kraken: Source = {
  name: "kraken",
  readings: ({ url }) =>
    (["btc", "eth", "sol"] as const).map((coin) => {
      const figure = `${coin}.daily` as const
      const about = { figure, unit: "USD", source: "kraken", origin: `Kraken ${pairs[coin]}` } as const
      return {
        figures: [figure],
        async read({ day, get }) {
          const reply = await get(`${url}/0/public/OHLC?pair=${pairs[coin]}&interval=1440`)
          const { last, ...byPair } = parseReply("kraken", reply, Candles, Failure).result
          const [rows, ...others] = Object.values(byPair)
          if (!rows || others.length > 0) {
            throw new SourceError(
              "kraken",
              `answered with ${others.length + (rows ? 1 : 0)} pairs where 1 was asked for`,
            )
          }
          const committed = dayOf(last * 1_000)
          const closed = rows.filter((row) => row.day <= committed)
          return [candles(about, reply, day, closed)]
        },
      }
    }),
}
