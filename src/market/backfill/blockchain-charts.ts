import * as z from "zod"
import { numeral } from "../numeral.ts"
import { parseReply } from "../sources/reply.ts"
import { dayInSeconds } from "../sources/stamp.ts"
import { type Fillable, inRange } from "./fillable.ts"

const Chart = z.object({
  status: z.literal("ok"),
  unit: z.string(),
  period: z.literal("day"),
  values: z.array(z.object({ x: dayInSeconds, y: z.number().nullable() })),
})
const Failure = z
  .object({ status: z.string().refine((status) => status !== "ok"), error: z.string().optional() })
  .transform(({ status, error }) => error ?? status)

/**
 * A chart of Blockchain.com, whole and unsampled. A day that it draws at 0, in Bitcoin's first years, is one without a
 * value.
 *
 * - https://www.blockchain.com/explorer/api/charts_api
 * - https://api.blockchain.info/charts/mvrv?timespan=all&format=json&sampled=false: days in seconds, ascending.
 */
const chart = (
  name: string,
  about: Pick<Fillable, "series" | "column" | "unit">,
  unit: z.ZodType<unknown> = z.string(),
): Fillable => ({
  ...about,
  source: "Blockchain.com",
  origin: "Blockchain.com",
  provider: "blockchain",
  async fill(filling) {
    const reply = await filling.get(`${filling.url}/charts/${name}?timespan=all&format=json&sampled=false`)
    const { values } = parseReply("blockchain", reply, Chart.extend({ unit }), Failure)
    const rows = values.flatMap(({ x, y }) => (y === null || y <= 0 ? [] : [{ day: x, c: numeral(y) }]))
    return inRange(rows, filling)
  },
})

/** The ratio of market to realised value, with the price at 00:00 of the day that it names. */
export const mvrvHistory = chart("mvrv", {
  series: "mvrv",
  column: "mvrv",
  unit: "ratio, computed by the provider with the price at 00:00 UTC of the day",
})

/** Fees of all blocks of a day. */
export const feesHistory = chart(
  "transaction-fees-usd",
  { series: "fees_usd", column: "usd", unit: "USD, all blocks of the day" },
  z.literal("USD"),
)
