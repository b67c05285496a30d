import * as z from "zod"
import type { Day } from "../observation.ts"
import type { Reply } from "../source.ts"
import { parseReply } from "./reply.ts"
import { dayInSeconds } from "./stamp.ts"

const Failure = z
  .object({ status: z.string().refine((status) => status !== "ok"), error: z.string().optional() })
  .transform(({ status, error }) => error ?? status)

/**
 * A chart's days, as Blockchain.com labels them, and its values, in the unit that `unit` describes; null is unknown.
 *
 * Throws a SourceError when the reply is not a daily chart in that unit.
 */
export function chartRows(reply: Reply, unit: z.ZodType<unknown>): { day: Day; value: number | null }[] {
  const Chart = z.object({
    status: z.literal("ok"),
    unit,
    period: z.literal("day"),
    values: z.array(z.object({ x: dayInSeconds, y: z.number().positive().nullable() })),
  })
  return parseReply("blockchain", reply, Chart, Failure).values.map(({ x, y }) => ({ day: x, value: y }))
}
