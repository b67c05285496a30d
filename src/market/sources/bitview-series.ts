import * as z from "zod"
import { Day } from "../observation.ts"
import { type Reading, SourceError } from "../source.ts"
import { parseReply } from "./reply.ts"
import { type Row, series } from "./series.ts"

const figures = [
  { name: "realized_price", figure: "btc.realised_price", unit: "USD" },
  { name: "true_market_mean", figure: "btc.true_market_mean", unit: "USD" },
  { name: "lth_supply", figure: "btc.lth_supply", unit: "BTC" },
] as const

const values = <T extends z.ZodType>(value: T) =>
  z
    .object({
      index: z.literal("day1"),
      start: z.int().nonnegative(),
      // A name without a suffix is in dollars or coins; `_cents` and `_sats` are series of their own.
      type: z
        .string()
        .refine((type) => !/cents|sats/i.test(type), "dollars or coins, not cents or satoshis")
        .optional(),
      data: z.array(value),
    })
    .transform(({ start, data }) => ({ start, data }))

const Amounts = values(z.number().positive().nullable())
const Bulk = z.tuple([values(Day), Amounts, Amounts, Amounts])

/**
 * Realised price, True Market Mean and the supply of long-term holders (150 days or more), at each day's end.
 *
 * - https://bitview.space/api#tag/series
 * - https://bitview.space/api/series/bulk?series=date,realized_price,true_market_mean,lth_supply&index=day1&start=-60
 * - Numbers, in US dollars and bitcoin; a null is unknown. One envelope a series, nameless, in the order of asking.
 * - `start` is a place in a list whose beginning has moved before and differs between its own clients, so a place is only
 *   ever looked up in the `date` series of the same reply. The last day is under way until 24:00 UTC.
 */
export function bitviewSeriesReading(url: string): Reading {
  const names = ["date", ...figures.map(({ name }) => name)].join(",")
  return {
    figures: figures.map(({ figure }) => figure),
    async read({ day, get }) {
      const reply = await get(`${url}/api/series/bulk?series=${names}&index=day1&start=-60`)
      const [dates, ...columns] = parseReply("bitview", reply, Bulk)
      const given = figures.flatMap(({ figure, unit }, i) => {
        const rows = dated(dates, columns[i]).filter((row) => row.day <= day)
        if (!rows.some(({ c }) => c !== null)) return []
        return [series({ figure, unit, source: "bitview", origin: "Bitview" }, reply, day, rows)]
      })
      if (given.length === 0)
        throw new SourceError("bitview", `gave no closed day up to ${day} of any series`)
      return given
    },
  }
}

type Column<T> = { start: number; data: readonly T[] }

/** The values of a column that the dates have a day for, in order. */
function dated(dates: Column<Day>, column: Column<number | null> | undefined): Row[] {
  const { start, data } = column ?? { start: 0, data: [] }
  return data.flatMap((c, i) => {
    const day = dates.data[start + i - dates.start]
    return day === undefined ? [] : [{ day, c }]
  })
}
