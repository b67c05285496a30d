import { addressHours, confirmDays } from "../subscribers/token.ts"

const dayMs = 24 * 60 * 60 * 1000
/** Rows of a kind that are forgotten at once, so that no run takes long; the next run goes on. */
const atOnce = 500

export type Forgetting = ReturnType<typeof forgettingIn>

/** Forgets what has been kept long enough. It may run at any time, twice and from two places. */
export function forgettingIn(db: D1Database) {
  const asked = "SELECT 1 FROM consents c WHERE c.subscriber = subscribers.id AND c.asked_at > ?1"
  const unasked = `created_at <= ?1 AND NOT EXISTS (${asked})`
  return async function forget(now: number): Promise<void> {
    const some = (table: string, key: string, where: string) =>
      `${key} IN (SELECT ${key} FROM ${table} WHERE ${where} LIMIT ${atOnce})`
    const from = (days: number) => now - days * dayMs
    await db.batch([
      db
        .prepare(
          `DELETE FROM outbox WHERE subscriber IN
             (SELECT id FROM subscribers WHERE state = 'pending' AND ${unasked} LIMIT ${atOnce})`,
        )
        .bind(from(confirmDays)),
      // Who never confirmed is gone, and who left and was asked back has no address again.
      db
        .prepare(
          `DELETE FROM subscribers WHERE ${some("subscribers", "id", `state = 'pending' AND ${unasked}`)}`,
        )
        .bind(from(confirmDays)),
      db
        .prepare(
          `UPDATE subscribers SET address = NULL WHERE state = 'unsubscribed' AND address IS NOT NULL AND ${unasked}`,
        )
        .bind(from(confirmDays)),
      db
        .prepare("DELETE FROM consents WHERE confirmed_at IS NULL AND asked_at <= ?1")
        .bind(from(confirmDays)),
      db
        .prepare("UPDATE consents SET ip_hmac = NULL WHERE ip_hmac IS NOT NULL AND asked_at <= ?1")
        .bind(from(365)),
      db.prepare("DELETE FROM address_changes WHERE asked_at <= ?1").bind(from(addressHours / 24)),
      db.prepare(`DELETE FROM outbox WHERE ${some("outbox", "id", "settled_at <= ?1")}`).bind(from(30)),
      db
        .prepare(`DELETE FROM webhook_events WHERE ${some("webhook_events", "id", "at <= ?1")}`)
        .bind(from(30)),
      db.prepare("DELETE FROM former_addresses WHERE at <= ?1").bind(from(30)),
      db.prepare("DELETE FROM test_sends WHERE at <= ?1").bind(from(30)),
      db.prepare("DELETE FROM chunk_witnesses WHERE at <= ?1").bind(from(30)),
    ])
  }
}
