import * as z from "zod"
import { Frequency } from "../subscribers/frequency.ts"
import { ReaderKind } from "../subscribers/reader-kind.ts"
import { SubscriberState } from "../subscribers/state.ts"
import { SuppressionReason } from "../subscribers/suppression.ts"

/** A subscriber as the operator is told of one. Times are milliseconds since 1970. */
export const ListedSubscriber = z.object({
  address: z.string().nullable(),
  state: SubscriberState,
  kind: ReaderKind,
  frequency: Frequency,
  confirmedAt: z.int().nullable(),
  leftAt: z.int().nullable(),
  pausedUntil: z.int().nullable(),
  /** Where the reader came from, by the newest consent. */
  source: z.string().nullable(),
  textVersion: z.string().nullable(),
  /** What proves a consent that was given elsewhere. */
  basis: z.string().nullable(),
})
export type ListedSubscriber = z.infer<typeof ListedSubscriber>

/** One who was looked up by address: with the id that links, and lists of who did not get an edition, carry. */
export type FoundSubscriber = ListedSubscriber & { publicId: string }

const PageRow = ListedSubscriber.extend({ id: z.int(), publicId: z.string() })
const Counted = z.object({ n: z.int() })
const Sum = z.object({
  state: z.string(),
  kind: z.string(),
  frequency: z.string(),
  source: z.string(),
  n: z.int(),
})

const listed = `SELECT s.id, s.public_id AS publicId, s.address, s.state, s.kind, s.frequency, s.confirmed_at AS confirmedAt, s.left_at AS leftAt,
    s.paused_until AS pausedUntil, c.source, c.text_version AS textVersion, c.basis
  FROM subscribers s LEFT JOIN consents c ON c.subscriber = s.id
    AND c.hour = (SELECT max(hour) FROM consents n WHERE n.subscriber = s.id)`

export type SubscriberList = ReturnType<typeof subscriberListIn>

/** The subscribers as a whole, for the operator. */
export function subscriberListIn(db: D1Database) {
  return {
    /** Those whose address is known, in order of id, after `after`. */
    async page(after: number, limit: number): Promise<{ rows: ListedSubscriber[]; last: number | null }> {
      const { results } = await db
        .prepare(`${listed} WHERE s.id > ?1 AND s.address IS NOT NULL ORDER BY s.id LIMIT ?2`)
        .bind(after, limit)
        .all()
      const rows = z.array(PageRow).parse(results)
      return { rows: rows.map(({ id: _, publicId: __, ...row }) => row), last: rows.at(-1)?.id ?? null }
    },

    /** What is known of an address by its hash, even where the address itself is forgotten. */
    async byHash(
      addressHmac: string,
    ): Promise<{ subscriber: FoundSubscriber | null; suppressed: SuppressionReason | null }> {
      const [found, suppression] = await db.batch([
        db.prepare(`${listed} WHERE s.address_hmac = ?1`).bind(addressHmac),
        db.prepare("SELECT reason FROM suppressions WHERE address_hmac = ?1").bind(addressHmac),
      ])
      const [row] = z.array(PageRow).parse(found?.results)
      const [reason] = z.array(z.object({ reason: SuppressionReason })).parse(suppression?.results)
      if (row === undefined) return { subscriber: null, suppressed: reason?.reason ?? null }
      const { id: _, ...subscriber } = row
      return { subscriber, suppressed: reason?.reason ?? null }
    },

    /** How many are confirmed, whatever they have chosen. */
    async countConfirmed(): Promise<number> {
      const row = await db.prepare("SELECT count(*) AS n FROM subscribers WHERE state = 'confirmed'").first()
      return Counted.parse(row).n
    },

    /** How many of these frequencies are confirmed and not paused at `now`. */
    async countDue(frequencies: readonly Frequency[], now: number): Promise<number> {
      const row = await db
        .prepare(
          `SELECT count(*) AS n FROM subscribers WHERE state = 'confirmed'
             AND frequency IN (SELECT value FROM json_each(?1)) AND (paused_until IS NULL OR paused_until <= ?2)`,
        )
        .bind(JSON.stringify(frequencies), now)
        .first()
      return Counted.parse(row).n
    },

    /** How many there are now, by state, reader kind, frequency and source. */
    async sums(): Promise<z.infer<typeof Sum>[]> {
      const { results } = await db
        .prepare(
          `SELECT state, kind, frequency, coalesce(source, '') AS source, count(*) AS n FROM (${listed})
           GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 3, 4`,
        )
        .all()
      return z.array(Sum).parse(results)
    },
  }
}
