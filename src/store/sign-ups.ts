import * as z from "zod"
import type { Address } from "../subscribers/address.ts"
import { type Asked, type Refusal, refusal } from "../subscribers/asked.ts"
import type { ConsentVersion } from "../subscribers/consent.ts"
import { Frequency } from "../subscribers/frequency.ts"
import { mailsADay } from "../subscribers/mails-a-day.ts"
import type { Marks } from "../subscribers/marks.ts"
import { ReaderKind } from "../subscribers/reader-kind.ts"
import { SubscriberState } from "../subscribers/state.ts"
import { addressHash } from "../subscribers/suppression.ts"
import { isSuppressedIn } from "./suppressions.ts"
import { untilWritten } from "./until-written.ts"

const AskedRow = z.object({
  address: z.string().nullable(),
  hmac: z.string(),
  state: SubscriberState,
  version: z.int(),
  kind: ReaderKind,
  frequency: Frequency,
  askedAt: z.int(),
  confirmedAt: z.int().nullable(),
})

/** What a sign-up came by: a page of ours, our form in a frame of another site, or JSON. */
export type Form = "page" | "frame" | "json"

/** A sign-up as a form gave it. `publicId` is random, and becomes the reader's if the address is new. */
export type SignUp = {
  publicId: string
  address: Address
  kind: ReaderKind
  frequency: Frequency
  consent: ConsentVersion
  form: Form
  /** Where the form said that the reader came from, and the marks of its page. */
  source: string | null
  marks: Marks
  /** The keyed hash of the IP address that it came from; null where that is not known. */
  ipHmac: string | null
}

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/** Consents of a subscriber that were asked for in other hours of the last day: `?7` is the hour, `?8` a day ago. */
const earlier = "subscriber = subscribers.id AND hour <> ?7 AND asked_at > ?8"

export type SignUps = ReturnType<typeof signUpsIn>

/**
 * Who asked to read, and who confirmed it. Every write may run twice. `hashKey` keys the hashes by which addresses are
 * known again.
 */
export function signUpsIn(db: D1Database, hashKey: string) {
  /** What a consent's id asks for; null when it is none or its subscriber is forgotten. */
  async function asked(consent: string): Promise<Asked | null> {
    const { publicId, hour } = partsOf(consent)
    const row = await db
      .prepare(
        `SELECT s.address, s.address_hmac AS hmac, s.state, s.token_version AS version, c.kind, c.frequency,
           c.asked_at AS askedAt, c.confirmed_at AS confirmedAt
         FROM subscribers s JOIN consents c ON c.subscriber = s.id WHERE s.public_id = ?1 AND c.hour = ?2`,
      )
      .bind(publicId, hour)
      .first()
    if (row === null) return null
    const { address, hmac, ...rest } = AskedRow.parse(row)
    return { consent, address, suppressed: await isSuppressedIn(db, hmac), ...rest }
  }

  return {
    asked,

    /**
     * Notes what was asked for and queues the one mail that asks back, and returns the mail's id in the outbox. For a
     * known address the subscriber stays as it is: only its mailbox can change that. The statements are the same for
     * every address; in the hour of an earlier sign-up they change nothing and return that one's mail. An address that
     * was asked often enough within 24 hours is not asked again: then nothing is noted, and null is returned.
     */
    async signUp(signUp: SignUp, now: number): Promise<string | null> {
      const hour = Math.floor(now / hourMs)
      const { address, kind, frequency, marks } = signUp
      const hmac = await addressHash(hashKey, address)
      const [subscriber] = await db.batch([
        db
          .prepare(
            `INSERT INTO subscribers (public_id, address, address_hmac, state, kind, frequency, created_at)
             VALUES (?1, ?2, ?3, 'pending', ?4, ?5, ?6)
             ON CONFLICT (address_hmac) DO UPDATE
               SET address = iif(state = 'suppressed', NULL, coalesce(address, excluded.address))
             RETURNING public_id, (SELECT count(*) FROM consents WHERE ${earlier}) AS earlier`,
          )
          .bind(signUp.publicId, address, hmac, kind, frequency, now, hour, now - dayMs),
        db
          .prepare(
            `INSERT INTO consents
               (subscriber, hour, kind, frequency, text_version, form, asked_at, source, marks, ip_hmac)
             SELECT id, ?7, ?2, ?3, ?4, ?5, ?6, ?10, ?11, ?12 FROM subscribers
             WHERE address_hmac = ?1 AND (SELECT count(*) FROM consents WHERE ${earlier}) < ?9
             ON CONFLICT DO NOTHING`,
          )
          .bind(
            ...[hmac, kind, frequency, signUp.consent, signUp.form, now, hour, now - dayMs, mailsADay],
            ...[signUp.source, Object.keys(marks).length > 0 ? JSON.stringify(marks) : null, signUp.ipHmac],
          ),
        db
          .prepare(
            `INSERT INTO outbox (id, purpose, subscriber, params, state, created_at)
             SELECT public_id || ?2, 'confirm', id, json_object('consent', public_id || ?2), 'queued', ?3
             FROM subscribers JOIN consents ON subscriber = id AND hour = ?4
             WHERE address_hmac = ?1 ON CONFLICT DO NOTHING`,
          )
          .bind(hmac, `-${hour}`, now, hour),
      ])
      const [row] = z
        .tuple([z.object({ public_id: z.string(), earlier: z.int() })])
        .parse(subscriber?.results)
      return row.earlier < mailsADay ? `${row.public_id}-${hour}` : null
    },

    /**
     * Asks for the one reminder of each sign-up that was not confirmed within a day, and returns their ids in the outbox.
     * What is older than two days is let be: whoever switches reminders on reminds nobody of what is long past.
     */
    async remind(now: number): Promise<string[]> {
      const { results } = await db
        .prepare(
          `INSERT INTO outbox (id, purpose, subscriber, params, created_at)
           SELECT 'reminder/' || public_id || '/' || token_version, 'reminder', s.id,
             json_object('consent', public_id || '-' || max(c.hour)), ?1
           FROM subscribers s JOIN consents c ON c.subscriber = s.id
           WHERE s.state = 'pending'
           GROUP BY s.id HAVING max(c.asked_at) <= ?1 - 24 * ${hourMs} AND max(c.asked_at) > ?1 - 48 * ${hourMs}
           LIMIT 500 ON CONFLICT DO NOTHING RETURNING id`,
        )
        .bind(now)
        .all()
      return z
        .array(z.object({ id: z.string() }))
        .parse(results)
        .map(({ id }) => id)
    },

    /**
     * Forgets what a sign-up asked for, by a link of this version: whoever is only pending is gone, and of who has left and
     * was asked back the address is forgotten again. A reader who is confirmed stays one. Twice is once. Such a
     * sign-up is in no count of its day.
     */
    async cancel(consent: string, version: number): Promise<void> {
      const { publicId, hour } = partsOf(consent)
      const stands = "public_id = ?1 AND token_version = ?2"
      await db.batch([
        db
          .prepare(
            `DELETE FROM consents WHERE hour = ?3 AND confirmed_at IS NULL AND subscriber =
               (SELECT id FROM subscribers WHERE ${stands})`,
          )
          .bind(publicId, version, hour),
        db
          .prepare(`UPDATE subscribers SET address = NULL WHERE ${stands} AND state = 'unsubscribed'`)
          .bind(publicId, version),
        db
          .prepare(
            `DELETE FROM outbox WHERE subscriber = (SELECT id FROM subscribers WHERE ${stands} AND state = 'pending')`,
          )
          .bind(publicId, version),
        db.prepare(`DELETE FROM subscribers WHERE ${stands} AND state = 'pending'`).bind(publicId, version),
      ])
    },

    /**
     * Confirms a consent by a link of this version, makes what it asked for the reader's, and queues the welcome of whoever
     * comes or comes back: `mail` is its id in the outbox, null where none is new. Twice is once.
     */
    confirm: (consent: string, version: number, now: number) =>
      untilWritten(
        async (): Promise<{ confirmed: Asked; mail: string | null } | { refused: Refusal } | null> => {
          const found = await asked(consent)
          const refused = refusal(found, version)
          if (found === null || refused !== null) return { refused: refused ?? "unknown" }
          if (found.confirmedAt !== null) return { confirmed: found, mail: null }
          const { publicId, hour } = partsOf(consent)
          // Who is confirmed already has had a welcome. A guard that reads the state must stand before the one that sets it.
          const welcome = { id: `welcome/${publicId}/${version}`, params: { reader: publicId, version } }
          const [, , , subscriber] = await db.batch([
            db
              .prepare(
                `INSERT INTO outbox (id, purpose, subscriber, params, created_at)
               SELECT ?4, 'welcome', id, ?5, ?6 FROM subscribers
               WHERE public_id = ?1 AND state = ?2 AND token_version = ?3 AND state <> 'confirmed'
               ON CONFLICT DO NOTHING`,
              )
              .bind(publicId, found.state, version, welcome.id, JSON.stringify(welcome.params), now),
            db
              .prepare(
                `UPDATE consents SET confirmed_at = ?5 WHERE hour = ?4 AND confirmed_at IS NULL AND subscriber =
                 (SELECT id FROM subscribers WHERE public_id = ?1 AND state = ?2 AND token_version = ?3)`,
              )
              .bind(publicId, found.state, version, hour, now),
            db
              .prepare(
                `DELETE FROM suppressions WHERE reason = 'erased' AND address_hmac =
                 (SELECT address_hmac FROM subscribers WHERE public_id = ?1 AND state = ?2 AND token_version = ?3)`,
              )
              .bind(publicId, found.state, version),
            db
              .prepare(
                `UPDATE subscribers SET state = 'confirmed', kind = ?4, frequency = ?5, left_at = NULL,
                 paused_until = NULL, choices_version = choices_version + 1,
                 confirmed_at = CASE state WHEN 'confirmed' THEN confirmed_at ELSE ?6 END
               WHERE public_id = ?1 AND state = ?2 AND token_version = ?3`,
              )
              .bind(publicId, found.state, version, found.kind, found.frequency, now),
          ])
          if (!subscriber?.meta.changes) return null
          return { confirmed: found, mail: found.state === "confirmed" ? null : welcome.id }
        },
      ),
  }
}

/** A consent's id is its subscriber's public id and its hour. */
function partsOf(consent: string): { publicId: string; hour: number } {
  const dash = consent.lastIndexOf("-")
  return { publicId: consent.slice(0, dash), hour: Number(consent.slice(dash + 1)) }
}
