import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { dayOf, startOf } from "../day.ts"
import { numeral } from "../numeral.ts"
import type { Day } from "../observation.ts"
import type { Reading } from "../source.ts"
import { millisecondsInText } from "./milliseconds.ts"
import { Failure } from "./okx-failure.ts"
import { parseReply } from "./reply.ts"
import { series } from "./series.ts"

const hourMs = 3_600_000
const hoursADay = 24
const amount = z.string().regex(/^\d+(\.\d+)?$/, "a decimal numeral")
const hour = millisecondsInText.refine((ms) => ms % hourMs === 0, "a stamp at a full hour")

const Hours = z.object({
  code: z.literal("0"),
  data: z
    .array(z.tuple([hour, amount, amount], z.unknown()).transform(([start, , volume]) => ({ start, volume })))
    .min(1),
})

/**
 * What was traded in OKX's bitcoin futures and swaps on each day.
 *
 * - https://www.okx.com/docs-v5/en/#trading-statistics-rest-api-get-contracts-open-interest-and-volume
 * - https://www.okx.com/api/v5/rubik/stat/contracts/open-interest-volume?ccy=BTC&period=1H
 * - US dollars as text, `[hour, open interest, volume]`, newest first, the last 30 days. Its own days begin at 16:00 UTC
 *   (midnight in Hong Kong) and it has no others, so hours are asked for and a day is the sum of its 24; hours are taken
 *   to be named by their start, as its candles are.
 */
export const volumeReading = (url: string): Reading => ({
  figures: ["btc.derivatives_volume"],
  async read({ day, get }) {
    const reply = await get(`${url}/api/v5/rubik/stat/contracts/open-interest-volume?ccy=BTC&period=1H`)
    const { data } = parseReply("okx", reply, Hours, Failure)
    const about = {
      figure: "btc.derivatives_volume",
      unit: "USD",
      source: "okx",
      origin: "OKX bitcoin futures and swaps",
    } as const
    return [series(about, reply, day, wholeDays(data))]
  },
})

/** The days of which all 24 hours are there, ascending. */
function wholeDays(hours: { start: number; volume: string }[]): { day: Day; c: string }[] {
  const volumes = new Map(hours.map(({ start, volume }) => [start, volume]))
  const days = [...new Set(hours.map(({ start }) => dayOf(start)))].toSorted()
  return days.flatMap((day) => {
    const starts = Array.from({ length: hoursADay }, (_, i) => startOf(day) + i * hourMs)
    const ofDay = starts.flatMap((start) => volumes.get(start) ?? [])
    if (ofDay.length < hoursADay) return []
    return [{ day, c: numeral(ofDay.reduce((sum, volume) => sum.plus(volume), new Big(0))) }]
  })
}
