import * as z from "zod"
import { type NewMail, type Outbox, OutboxMail } from "../delivery/outbox.ts"
import { jsonColumn } from "./json-column.ts"

export type { Outbox } from "../delivery/outbox.ts"

const OutboxRow = OutboxMail.extend({
  params: jsonColumn(OutboxMail.shape.params),
  frozen: jsonColumn(OutboxMail.shape.frozen).nullable(),
})
const columns = `id, purpose, subscriber, params, state, version, attempts, claimed_at AS claimedAt,
  lease_until AS leaseUntil, not_before AS notBefore, frozen, first_unknown_at AS firstUnknownAt,
  provider_id AS providerId, problem, created_at AS createdAt, settled_at AS settledAt`

/** Asks for a mail, as a statement: for a batch that writes in one transaction what the mail is about. */
export const insertMail = (db: D1Database, mail: NewMail, now: number): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO outbox (id, purpose, subscriber, params, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT DO NOTHING`,
    )
    .bind(mail.id, mail.purpose, mail.subscriber, JSON.stringify(mail.params), now)

export function outboxIn(db: D1Database): Outbox {
  return {
    add: async (mail, now) => (await insertMail(db, mail, now).run()).meta.changes > 0,

    async find(id) {
      const row = await db.prepare(`SELECT ${columns} FROM outbox WHERE id = ?1`).bind(id).first()
      return row === null ? null : OutboxRow.parse(row)
    },

    async open(before, limit) {
      const { results } = await db
        .prepare(
          "SELECT id FROM outbox WHERE state = 'queued' AND created_at < ?1 ORDER BY created_at, id LIMIT ?2",
        )
        .bind(before, limit)
        .all()
      return z
        .array(z.object({ id: z.string() }))
        .parse(results)
        .map(({ id }) => id)
    },

    async save(mail) {
      const { meta } = await db
        .prepare(
          `UPDATE outbox SET state = ?2, version = ?3, attempts = ?4, claimed_at = ?5, lease_until = ?6,
             not_before = ?7, frozen = ?8, first_unknown_at = ?9, provider_id = ?10, problem = ?11, settled_at = ?12
           WHERE id = ?1 AND version = ?3 - 1`,
        )
        .bind(
          mail.id,
          mail.state,
          mail.version,
          mail.attempts,
          mail.claimedAt,
          mail.leaseUntil,
          mail.notBefore,
          mail.frozen && JSON.stringify(mail.frozen),
          mail.firstUnknownAt,
          mail.providerId,
          mail.problem,
          mail.settledAt,
        )
        .run()
      return meta.changes > 0
    },
  }
}
