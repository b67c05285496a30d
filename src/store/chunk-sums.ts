import * as z from "zod"
import type { Ledger } from "../delivery/ledger.ts"

const Sums = z.object({
  planned: z.int(),
  submitted: z.int(),
  left: z.int(),
  suppressed: z.int(),
  rejected: z.int(),
  failed: z.int(),
  inDoubt: z.int(),
  open: z.int(),
})

const Taken = z.object({ seconds: z.number(), calls: z.int(), retries: z.int(), rowsWritten: z.int() })

const Signs = z.object({
  submitted: z.int(),
  delivered: z.int(),
  bounced: z.int(),
  complained: z.int(),
  failedChunks: z.int(),
})

/** What a delivery's chunks come to together, on D1. */
export function chunkSumsIn(db: D1Database): Pick<Ledger, "effort" | "signs" | "tally"> {
  return {
    async effort(delivery) {
      const row = await db
        .prepare(
          `SELECT coalesce((max(claimed_at) - min(nullif(claimed_at, 0))) / 1000.0, 0) AS seconds,
             total(attempts) AS calls, total(max(0, attempts - 1)) AS retries,
             count(*) + total(version) AS rowsWritten
           FROM chunks WHERE delivery = ?1`,
        )
        .bind(delivery)
        .first()
      return Taken.parse(row)
    },

    async signs(delivery) {
      const row = await db
        .prepare(
          `SELECT total(json_extract(result, '$.submitted')) AS submitted,
             count(*) FILTER (WHERE state = 'failed' AND json_extract(result, '$.reason') = 'invalid') AS failedChunks,
             (SELECT total(n) FROM delivery_outcomes WHERE delivery = ?1 AND outcome = 'delivered') AS delivered,
             (SELECT total(n) FROM delivery_outcomes WHERE delivery = ?1 AND outcome = 'bounced') AS bounced,
             (SELECT total(n) FROM delivery_outcomes WHERE delivery = ?1 AND outcome = 'complained') AS complained
           FROM chunks WHERE delivery = ?1`,
        )
        .bind(delivery)
        .first()
      return Signs.parse(row)
    },

    async tally(delivery) {
      const row = await db
        .prepare(
          `SELECT total(n) AS planned,
             total(json_extract(result, '$.submitted')) AS submitted,
             total(left_n) AS "left",
             total(suppressed_n) AS suppressed,
             total(json_array_length(result, '$.rejected')) AS rejected,
             total(json_array_length(ids)) FILTER (WHERE state = 'failed') AS failed,
             total(json_array_length(ids)) FILTER (WHERE state = 'in_doubt') AS inDoubt,
             total(json_array_length(ids)) FILTER (WHERE state IN ('pending', 'claimed')) AS open
           FROM chunks WHERE delivery = ?1`,
        )
        .bind(delivery)
        .first()
      return Sums.parse(row)
    },
  }
}
