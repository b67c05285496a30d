import * as z from "zod"
import { Broadcast } from "../delivery/broadcast.ts"
import type { Tally } from "../delivery/conservation.ts"
import { SubscriberState } from "../subscribers/state.ts"

const columns = `delivery, segment, name, n, rejected, left_n AS "left", state, version, provider_id AS providerId, asks,
  asked_at AS askedAt, detail`
const unsettled = "state IN ('wanted', 'drafted', 'sending')"

const Missed = z.array(
  z.object({
    id: z.int(),
    reader: z.string(),
    state: SubscriberState,
    why: z.enum(["rejected", "failed", "in doubt", "open"]),
    detail: z.string(),
  }),
)

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

export type Broadcasts = ReturnType<typeof broadcastsIn>

/** The broadcasts of deliveries that go by that lane. Every write names what it expects to find. */
export function broadcastsIn(db: D1Database) {
  const many = async (statement: D1PreparedStatement): Promise<Broadcast[]> =>
    z.array(Broadcast).parse((await statement.all()).results)

  return {
    /**
     * Writes a delivery's broadcasts, one for each segment whose readers are due and that has any, from where the contacts
     * stand at the moment; then the delivery is `sending`. A delivery that is planned is not planned again, and none is while
     * a contact is on its way from one segment to another, save with `late`: then nothing will be sent any more. A name is
     * `prefix/segment/hash`. True if the delivery is planned.
     */
    async plan(delivery: string, of: { prefix: string; hash: string; late: boolean }): Promise<boolean> {
      const settled = `(?4 OR NOT EXISTS (SELECT 1 FROM contacts WHERE contact IS NOT NULL AND segment IS NULL))`
      const [, , found] = await db.batch([
        db
          .prepare(
            `INSERT INTO broadcasts (delivery, segment, name, n, rejected)
             SELECT d.id, s.kind || '/' || s.frequency AS place, ?2 || '/' || s.kind || '/' || s.frequency || '/' || ?3,
               count(*), sum(c.contact IS NULL)
             FROM deliveries d JOIN contacts c
               JOIN subscribers s ON s.id = c.subscriber AND s.address_hmac || '/' || s.token_version = c.made_from
             WHERE d.id = ?1 AND d.state = 'planning' AND ${settled} AND s.state = 'confirmed'
               AND s.frequency IN (SELECT value FROM json_each(d.frequencies))
               AND (c.contact IS NULL OR c.segment = s.kind || '/' || s.frequency)
             GROUP BY d.id, place ON CONFLICT DO NOTHING`,
          )
          .bind(delivery, of.prefix, of.hash, of.late ? 1 : 0),
        db
          .prepare(
            `UPDATE deliveries SET state = 'sending',
               planned = (SELECT coalesce(sum(n), 0) FROM broadcasts WHERE delivery = ?1)
             WHERE id = ?1 AND state = 'planning' AND ${settled.replace("?4", "?2")}`,
          )
          .bind(delivery, of.late ? 1 : 0),
        db.prepare("SELECT 1 FROM deliveries WHERE id = ?1 AND state <> 'planning'").bind(delivery),
      ])
      return (found?.results.length ?? 0) > 0
    },

    of: (delivery: string) =>
      many(
        db.prepare(`SELECT ${columns} FROM broadcasts WHERE delivery = ?1 ORDER BY segment`).bind(delivery),
      ),

    /** Those of other deliveries that are not settled: while there are any, nobody is moved from segment to segment. */
    unsettledBut: (delivery: string) =>
      many(
        db
          .prepare(
            `SELECT ${columns} FROM broadcasts WHERE delivery <> ?1 AND ${unsettled} ORDER BY delivery, segment`,
          )
          .bind(delivery),
      ),

    /** Writes what `next` made of a broadcast; false when another transition came first. */
    async save(broadcast: Broadcast): Promise<boolean> {
      const { meta } = await db
        .prepare(
          `UPDATE broadcasts SET left_n = ?3, state = ?4, version = ?5, provider_id = ?6, asks = ?7, asked_at = ?8,
             detail = ?9
           WHERE delivery = ?1 AND segment = ?2 AND version = ?5 - 1`,
        )
        .bind(
          broadcast.delivery,
          broadcast.segment,
          broadcast.left,
          broadcast.state,
          broadcast.version,
          broadcast.providerId,
          broadcast.asks,
          broadcast.askedAt,
          broadcast.detail,
        )
        .run()
      return meta.changes > 0
    },

    /**
     * Where a delivery's readers stand: who is in a broadcast that was sent is submitted, and so on. Of one that was
     * cancelled while it went out some have it, and nobody can say how many.
     */
    async tally(delivery: string): Promise<Tally> {
      const some = (where: string) => `total(n - rejected - left_n) FILTER (WHERE state ${where})`
      const row = await db
        .prepare(
          `SELECT total(n) AS planned, total(rejected) AS rejected, total(left_n) AS "left", 0 AS suppressed,
             ${some("= 'sent'")} AS submitted, ${some("= 'failed'")} AS failed,
             ${some("IN ('in_doubt', 'cancelled')")} AS inDoubt, ${some("IN ('wanted', 'drafted', 'sending')")} AS open
           FROM broadcasts WHERE delivery = ?1`,
        )
        .bind(delivery)
        .first()
      return Sums.parse(row)
    },

    /**
     * Readers of a delivery's segments who did not get it, or may not have, after the subscriber `after`: whose address the
     * provider does not take, and who is in a segment whose broadcast did not go. As they stand today; who has left is none.
     */
    async notSubmitted(delivery: string, after: number, limit: number): Promise<z.infer<typeof Missed>> {
      const { results } = await db
        .prepare(
          `SELECT s.id, s.public_id AS reader, s.state,
             iif(c.contact IS NULL, 'rejected', CASE b.state WHEN 'failed' THEN 'failed' WHEN 'in_doubt' THEN 'in doubt'
               WHEN 'cancelled' THEN 'in doubt' ELSE 'open' END) AS why,
             iif(c.contact IS NULL, 'the provider takes no such address', b.detail) AS detail
           FROM broadcasts b JOIN deliveries d ON d.id = b.delivery
             JOIN subscribers s ON s.kind || '/' || s.frequency = b.segment AND s.state = 'confirmed'
             JOIN contacts c ON c.subscriber = s.id AND c.made_from = s.address_hmac || '/' || s.token_version
           WHERE b.delivery = ?1 AND s.id > ?2 AND coalesce(s.confirmed_at, 0) <= d.created_at
             AND (c.contact IS NULL OR b.state <> 'sent')
           ORDER BY s.id LIMIT ?3`,
        )
        .bind(delivery, after, limit)
        .all()
      return Missed.parse(results)
    },

    /** The delivery that the provider's broadcast of this id belongs to, and its newsletter; null where it is none of ours. */
    async deliveryOf(providerId: string): Promise<{ delivery: string; newsletter: string } | null> {
      const row = await db
        .prepare(
          `SELECT d.id AS delivery, d.newsletter FROM broadcasts b JOIN deliveries d ON d.id = b.delivery
           WHERE b.provider_id = ?1`,
        )
        .bind(providerId)
        .first()
      return row === null ? null : z.object({ delivery: z.string(), newsletter: z.string() }).parse(row)
    },
  }
}
