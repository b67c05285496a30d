import * as z from "zod"
import { addDays, dayMs, startOf } from "../day.ts"
import { numeral } from "../numeral.ts"
import type { Reading, Source } from "../source.ts"
import { instantInMilliseconds } from "./milliseconds.ts"
import { parseReply, provenance } from "./reply.ts"
import { numberCell, series } from "./series.ts"
import { dayInMilliseconds } from "./stamp.ts"

/** How far back the volatility index is asked for: a year says what is high. */
const days = 365
const contract = "BTC-PERPETUAL"

export const Candles = z.object({
  result: z.object({
    data: z.array(
      z
        .tuple([dayInMilliseconds, numberCell, numberCell, numberCell, numberCell])
        .transform(([day, o, h, l, c]) => ({ day, o, h, l, c })),
    ),
  }),
})
const Summary = z.object({
  result: z.tuple([
    z.object({
      instrument_name: z.literal(contract),
      quote_currency: z.literal("USD"),
      open_interest: z.number().positive(),
      funding_8h: z.number().nullish(),
      creation_timestamp: instantInMilliseconds,
    }),
  ]),
})
export const Failure = z
  .object({ error: z.object({ code: z.number(), message: z.string() }) })
  .transform(({ error }) => `${error.code} ${error.message}`)

const volatilityReading = (url: string): Reading => ({
  figures: ["btc.dvol"],
  async read({ day, get }) {
    const [start, end] = [startOf(addDays(day, 1 - days)), startOf(day) + dayMs - 1]
    const query = `currency=BTC&resolution=1D&start_timestamp=${start}&end_timestamp=${end}`
    const reply = await get(`${url}/api/v2/public/get_volatility_index_data?${query}`)
    const { data } = parseReply("deribit", reply, Candles, Failure).result
    const about = { figure: "btc.dvol", unit: "percent", source: "deribit", origin: "Deribit DVOL" } as const
    return [series(about, reply, day, data)]
  },
})

const summaryReading = (url: string): Reading => ({
  figures: ["btc.open_interest", "btc.funding"],
  turn: "if held",
  async read({ get }) {
    const reply = await get(`${url}/api/v2/public/get_book_summary_by_instrument?instrument_name=${contract}`)
    const [summary] = parseReply("deribit", reply, Summary, Failure).result
    const said = {
      kind: "value",
      asOf: summary.creation_timestamp,
      ...provenance("deribit", `Deribit ${contract}`, reply),
    } as const
    const openInterest = numeral(summary.open_interest)
    const funding = summary.funding_8h
    return [
      { ...said, figure: "btc.open_interest", unit: "USD", value: openInterest },
      ...(typeof funding === "number"
        ? [{ ...said, figure: "btc.funding", unit: "ratio", value: numeral(funding) } as const]
        : []),
    ]
  },
})

/**
 * Deribit: its index of the volatility that bitcoin options imply for 30 days (DVOL), and open interest and funding of
 * its perpetual bitcoin future.
 *
 * - https://docs.deribit.com/api-reference/market-data/public-get_volatility_index_data and
 *   https://docs.deribit.com/api-reference/market-data/public-get_book_summary_by_instrument
 * - https://www.deribit.com/api/v2/public/get_volatility_index_data?currency=BTC&resolution=1D&start_timestamp=1767225600000&end_timestamp=1770595199999
 * - https://www.deribit.com/api/v2/public/get_book_summary_by_instrument?instrument_name=BTC-PERPETUAL
 * - Numbers. Candles are `[day, open, high, low, close]` in percent a year, days in milliseconds, named by their start
 *   (UTC), ascending. The open interest of an inverse contract is in US dollars; `funding_8h` is the fraction paid over
 *   the last eight hours.
 * - No key. Terms: https://www.deribit.com/kb/terms-and-conditions
 */
export const deribit: Source = {
  name: "deribit",
  readings: ({ url }) => [volatilityReading(url), summaryReading(url)],
}
