import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { endOf } from "../day.ts"
import { numeral } from "../numeral.ts"
import { Day } from "../observation.ts"
import { type Reading, SourceError } from "../source.ts"
import { parseReply, provenance } from "./reply.ts"

/** How far the buckets may be from the total that they make up: 1 %. */
const shareMissing = 0.01

const Urpd = z
  .object({
    cohort: z.literal("all"),
    date: Day,
    aggregation: z.literal("lin500"),
    // In cents it would be beyond this.
    close: z.number().min(1_000).max(2_000_000),
    // Fifteen million coins were there in 2016, twenty-one million never will be. Satoshis are far beyond.
    total_supply: z.number().min(15_000_000).max(21_000_000),
    buckets: z.array(z.object({ price_floor: z.number().nonnegative(), supply: z.number().nonnegative() })),
  })
  .refine(
    ({ buckets }) => new Set(buckets.map(({ price_floor }) => price_floor)).size === buckets.length,
    "no price twice among the buckets",
  )
  .refine(({ buckets, total_supply }) => {
    const sum = buckets.reduce((total, { supply }) => total + supply, 0)
    return Math.abs(sum / total_supply - 1) <= shareMissing
  }, "buckets that add up to total_supply")

/**
 * How many coins last moved at each price, in bands of 500 dollars named by their floor, at the day's end.
 *
 * - https://bitview.space/api#tag/urpd
 * - https://bitview.space/api/urpd/all/2026-02-08?agg=lin500
 * - Numbers; price_floor in US dollars, supply in bitcoin. Without `agg` a reply has some nine thousand buckets.
 * - Without a date the newest block is answered for, so the day under way; with one, the last block of that day (UTC).
 */
export function bitviewUrpdReading(url: string): Reading {
  return {
    figures: ["btc.urpd"],
    async read({ day, get }) {
      const reply = await get(`${url}/api/urpd/all/${day}?agg=lin500`)
      const { date, buckets } = parseReply("bitview", reply, Urpd)
      if (date !== day) throw new SourceError("bitview", `gave the distribution of ${date}, not of ${day}`)
      const parts = buckets
        .filter(({ supply }) => supply > 0)
        .map(({ price_floor, supply }) => ({
          part: numeral(price_floor),
          amount: numeral(new Big(supply).toSignificantDigits(15)),
        }))
      return [
        {
          kind: "distribution",
          figure: "btc.urpd",
          unit: "BTC",
          asOf: endOf(date),
          ...provenance("bitview", "Bitview", reply),
          parts,
        },
      ]
    },
  }
}
