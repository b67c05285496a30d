import * as z from "zod"
import type { Mail } from "../delivery/outbox.ts"
import type { Address } from "../subscribers/address.ts"
import { addressHash } from "../subscribers/suppression.ts"
import { countBeforeForgetting } from "./counts.ts"
import { SubscriberRow } from "./subscriber-row.ts"

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs
const askedADay = 3

/** A new address that was asked for: whose it would be, as that reader's row stands, and whether it may be had. */
const Move = SubscriberRow.extend({ newAddress: z.string(), asked_at: z.int(), free: z.literal([0, 1]) })
export type Move = z.infer<typeof Move>

// Nobody's, nor one that must not be written to. Who had everything erased may come back by a confirmation of their own.
const free = `NOT EXISTS (SELECT 1 FROM subscribers other WHERE other.address_hmac = a.address_hmac)
  AND NOT EXISTS (SELECT 1 FROM suppressions x WHERE x.address_hmac = a.address_hmac AND x.reason <> 'erased')`

export type Accounts = ReturnType<typeof accountsIn>

/**
 * What needs a fresh link: a change of address, and deletion. Every write may run twice, and is made only while the
 * reader's account stands in the version that its link was made for.
 */
export function accountsIn(db: D1Database, hashKey: string) {
  /** A mail that is ready to go: its address would be gone by the time that it is composed. */
  const farewell = (
    id: string,
    mail: Mail,
    from: string,
    stands: string,
    now: number,
    ...bound: (string | number)[]
  ) =>
    db
      .prepare(
        `INSERT INTO outbox (id, purpose, frozen, created_at) SELECT ?1, 'account-changed', ?2, ?3 FROM ${from}
         WHERE ${stands} ON CONFLICT DO NOTHING`,
      )
      .bind(id, JSON.stringify(mail), now, ...bound)

  async function askLinkOf(
    column: "public_id" | "address_hmac",
    value: string,
    now: number,
  ): Promise<string | null> {
    const asked =
      "id >= 'account/' || s.public_id || '/' AND id < 'account/' || s.public_id || '0' AND created_at > ?3"
    const row = await db
      .prepare(
        `INSERT INTO outbox (id, purpose, subscriber, params, created_at)
         SELECT 'account/' || s.public_id || '/' || ?2, 'account-link', s.id,
           json_object('reader', s.public_id, 'version', s.account_version), ?3
         FROM subscribers s WHERE s.${column} = ?1 AND s.state = 'confirmed'
           AND NOT EXISTS (SELECT 1 FROM outbox WHERE ${asked} - ${hourMs})
           AND (SELECT count(*) FROM outbox WHERE ${asked} - ${dayMs}) < ${askedADay}
         ON CONFLICT DO NOTHING RETURNING id`,
      )
      .bind(value, String(Math.floor(now / hourMs)), now)
      .first()
    return row === null ? null : z.object({ id: z.string() }).parse(row).id
  }

  return {
    /**
     * Asks for a fresh link to a confirmed reader's account, and returns the mail's id in the outbox; null where one went
     * within the hour, or three within the day.
     */
    askLink: (publicId: string, now: number) => askLinkOf("public_id", publicId, now),

    /** The same of whoever reads by an address: one and the same statement for every address. */
    askLinkFor: async (address: Address, now: number) =>
      askLinkOf("address_hmac", await addressHash(hashKey, address), now),

    /**
     * Notes a new address and asks for the mail that asks it back; the same statements for every address, as it is decided
     * later whether that mail goes. Three a day; null after that, or where the account stands in another version.
     */
    async askMove(
      reader: { publicId: string; version: number },
      address: Address,
      askId: string,
      now: number,
    ): Promise<string | null> {
      const { publicId, version } = reader
      const id = `address/${publicId}/${askId}`
      const [mail] = await db.batch([
        db
          .prepare(
            `INSERT INTO outbox (id, purpose, subscriber, params, created_at)
             SELECT ?1, 'address-confirm', id, json_object('ask', ?6), ?4 FROM subscribers
             WHERE public_id = ?2 AND account_version = ?3 AND state = 'confirmed'
               AND (SELECT count(*) FROM outbox WHERE id >= ?5 AND id < ?7 AND created_at > ?4 - ${dayMs}) < ${askedADay}
             ON CONFLICT DO NOTHING`,
          )
          .bind(id, publicId, version, now, `address/${publicId}/`, askId, `address/${publicId}0`),
        db
          .prepare(
            `INSERT INTO address_changes (id, subscriber, address, address_hmac, asked_at)
             SELECT ?1, subscriber, ?3, ?4, ?5 FROM outbox WHERE id = ?2
             ON CONFLICT (subscriber) DO UPDATE SET id = excluded.id, address = excluded.address,
               address_hmac = excluded.address_hmac, asked_at = excluded.asked_at`,
          )
          .bind(askId, id, address, await addressHash(hashKey, address), now),
      ])
      return mail?.meta.changes ? id : null
    },

    /** The new address of an ask, and the reader as it now stands; null once the ask is done with or overtaken. */
    async moveAsked(ask: string): Promise<Move | null> {
      const row = await db
        .prepare(
          `SELECT s.*, a.address AS newAddress, a.asked_at, ${free} AS free
           FROM address_changes a JOIN subscribers s ON s.id = a.subscriber WHERE a.id = ?1`,
        )
        .bind(ask)
        .first()
      return row === null ? null : Move.parse(row)
    },

    /** Makes the new address the reader's and tells the old one by `mail`, whose id is returned; null where it may not be. */
    async move(ask: string, version: number, mail: Mail, now: number): Promise<string | null> {
      const id = `account-changed/${ask}`
      const from = "address_changes a JOIN subscribers s ON s.id = a.subscriber"
      const stands = `a.id = ?4 AND s.account_version = ?5 AND s.state = 'confirmed' AND ${free}`
      const [told] = await db.batch([
        farewell(id, mail, from, stands, now, ask, version),
        // Who had everything erased says by this confirmation that mails are wanted again.
        db
          .prepare(
            `DELETE FROM suppressions WHERE reason = 'erased' AND address_hmac =
               (SELECT address_hmac FROM address_changes a WHERE a.id = ?1 AND EXISTS (SELECT 1 FROM outbox WHERE id = ?2))`,
          )
          .bind(ask, id),
        db
          .prepare(
            `UPDATE subscribers SET address = a.address, address_hmac = a.address_hmac, bounces = NULL,
               account_version = account_version + 1
             FROM address_changes a WHERE a.id = ?1 AND subscribers.id = a.subscriber
               AND subscribers.account_version = ?2 AND subscribers.state = 'confirmed' AND ${free}`,
          )
          .bind(ask, version),
        db
          .prepare(
            "DELETE FROM address_changes WHERE id = ?1 AND EXISTS (SELECT 1 FROM outbox WHERE id = ?2)",
          )
          .bind(ask, id),
      ])
      return told?.meta.changes ? id : null
    },

    /**
     * Deletes a reader with all that is kept, but for the hash that lets nobody else sign the address up again, and tells
     * the address by `mail`, where there still is one. Returns that mail's id, null where there is none; twice is once.
     */
    async erase(publicId: string, version: number, mail: Mail | null, now: number): Promise<string | null> {
      const stands = "public_id = ?1 AND account_version = ?2"
      const id = `account-changed/${publicId}`
      const told =
        mail &&
        farewell(id, mail, "subscribers", "public_id = ?4 AND account_version = ?5", now, publicId, version)
      const results = await db.batch([
        ...(told ? [told] : []),
        db
          .prepare(
            `INSERT INTO suppressions (address_hmac, reason, at)
             SELECT address_hmac, 'erased', ?3 FROM subscribers WHERE ${stands} ON CONFLICT DO NOTHING`,
          )
          .bind(publicId, version, now),
        ...countBeforeForgetting(db, publicId, now),
        db
          .prepare(`DELETE FROM outbox WHERE subscriber = (SELECT id FROM subscribers WHERE ${stands})`)
          .bind(publicId, version),
        // Its consents go with it.
        db.prepare(`DELETE FROM subscribers WHERE ${stands}`).bind(publicId, version),
      ])
      return told && results[0]?.meta.changes ? id : null
    },

    /** All that is kept about a reader, as it is handed to them. */
    async kept(publicId: string): Promise<Record<string, unknown>> {
      const [subscriber, consents, mails, suppression] = await db.batch<Record<string, unknown>>([
        db
          .prepare(
            `SELECT public_id, address, address_hmac, state, kind, frequency, created_at, confirmed_at, left_at,
               paused_until, bounces FROM subscribers WHERE public_id = ?1`,
          )
          .bind(publicId),
        db
          .prepare(
            `SELECT c.asked_at, c.confirmed_at, c.text_version, c.form, c.source, c.marks, c.ip_hmac, c.kind, c.frequency,
               c.basis, i.file_sha256 AS list
             FROM consents c JOIN subscribers s ON s.id = c.subscriber LEFT JOIN imports i ON i.id = c.import_job
             WHERE s.public_id = ?1 ORDER BY c.asked_at`,
          )
          .bind(publicId),
        db
          .prepare(
            `SELECT o.purpose, o.state, o.created_at, o.settled_at FROM outbox o JOIN subscribers s ON s.id = o.subscriber
             WHERE s.public_id = ?1 ORDER BY o.created_at`,
          )
          .bind(publicId),
        db
          .prepare(
            `SELECT x.reason, x.at FROM suppressions x JOIN subscribers s ON s.address_hmac = x.address_hmac
             WHERE s.public_id = ?1`,
          )
          .bind(publicId),
      ])
      return {
        subscriber: subscriber?.results[0] ?? null,
        consents: consents?.results ?? [],
        mails: mails?.results ?? [],
        suppression: suppression?.results[0] ?? null,
      }
    },
  }
}
