import * as z from "zod"
import type { Address } from "../subscribers/address.ts"
import { type Asked, type Refusal, refusal } from "../subscribers/asked.ts"
import { type ChoiceEvent, type Choices, choose } from "../subscribers/choices.ts"
import type { ConsentVersion } from "../subscribers/consent.ts"
import { Frequency } from "../subscribers/frequency.ts"
import { ReaderKind } from "../subscribers/reader-kind.ts"
import { next, type SubscriberEvent, SubscriberState } from "../subscribers/state.ts"
import { addressHash } from "../subscribers/suppression.ts"

export const SubscriberRow = z.object({
  id: z.int(),
  public_id: z.string(),
  address: z.string(),
  state: SubscriberState,
  kind: ReaderKind,
  frequency: Frequency,
  token_version: z.int(),
  created_at: z.int(),
  confirmed_at: z.int().nullable(),
  left_at: z.int().nullable(),
  paused_until: z.int().nullable(),
  choices_version: z.int(),
})
export type SubscriberRow = z.infer<typeof SubscriberRow>

const AskedRow = z.object({
  address: z.string(),
  state: SubscriberState,
  version: z.int(),
  kind: ReaderKind,
  frequency: Frequency,
  askedAt: z.int(),
  confirmedAt: z.int().nullable(),
})

/** A sign-up as a form gave it. `publicId` is random, and becomes the reader's if the address is new. */
export type SignUp = {
  publicId: string
  address: Address
  kind: ReaderKind
  frequency: Frequency
  consent: ConsentVersion
  form: "page" | "json"
}

/** What a reader's row says was chosen. */
const choicesOf = ({ kind, frequency, paused_until }: SubscriberRow): Choices => ({
  kind,
  frequency,
  pausedUntil: paused_until,
})

const hourMs = 60 * 60 * 1000

export type Subscribers = ReturnType<typeof subscribersIn>

/**
 * Who reads. Every write may run twice. A change of state is `next`'s, and is written only while the row stands as it
 * was read. `hashKey` keys the hashes of suppressed addresses.
 */
export function subscribersIn(db: D1Database, hashKey: string) {
  async function byPublicId(publicId: string): Promise<SubscriberRow | null> {
    const row = await db.prepare("SELECT * FROM subscribers WHERE public_id = ?1").bind(publicId).first()
    return row === null ? null : SubscriberRow.parse(row)
  }

  async function isSuppressed(address: string): Promise<boolean> {
    const statement = db.prepare("SELECT 1 FROM suppressions WHERE address_hmac = ?1")
    return (await statement.bind(await addressHash(hashKey, address)).first()) !== null
  }

  /** What a consent's id asks for; null when it is none or its subscriber is forgotten. */
  async function asked(consent: string): Promise<Asked | null> {
    const { publicId, hour } = partsOf(consent)
    const row = await db
      .prepare(
        `SELECT s.address, s.state, s.token_version AS version, c.kind, c.frequency,
           c.asked_at AS askedAt, c.confirmed_at AS confirmedAt
         FROM subscribers s JOIN consents c ON c.subscriber = s.id WHERE s.public_id = ?1 AND c.hour = ?2`,
      )
      .bind(publicId, hour)
      .first()
    if (row === null) return null
    const { address, ...rest } = AskedRow.parse(row)
    return { consent, address, suppressed: await isSuppressed(address), ...rest }
  }

  /** Lets an event that ends a subscription happen to a reader; true if there is such a reader. */
  const end = (publicId: string, event: Exclude<SubscriberEvent, "confirm">, now: number) =>
    untilWritten(async () => {
      const row = await byPublicId(publicId)
      if (row === null) return false
      const transition = next({ state: row.state, version: row.token_version }, event)
      if ("refused" in transition || transition.to.state === row.state) return true
      const { meta } = await db
        .prepare(
          `UPDATE subscribers SET state = ?4, token_version = ?5, left_at = ?6
           WHERE public_id = ?1 AND state = ?2 AND token_version = ?3`,
        )
        .bind(publicId, row.state, row.token_version, transition.to.state, transition.to.version, now)
        .run()
      return meta.changes > 0 ? true : null
    })

  return {
    byPublicId,
    isSuppressed,
    asked,

    /**
     * Notes what was asked for and queues the one mail that asks back, and returns the mail's id in the outbox. For a
     * known address the subscriber stays as it is: only its mailbox can change that. The statements are the same for
     * every address; in the hour of an earlier sign-up they change nothing and return that one's mail.
     */
    async signUp(signUp: SignUp, now: number): Promise<string> {
      const hour = Math.floor(now / hourMs)
      const { address, kind, frequency } = signUp
      const [subscriber] = await db.batch([
        db
          .prepare(
            `INSERT INTO subscribers (public_id, address, state, kind, frequency, created_at)
             VALUES (?1, ?2, 'pending', ?3, ?4, ?5)
             ON CONFLICT (address) DO UPDATE SET address = excluded.address RETURNING public_id`,
          )
          .bind(signUp.publicId, address, kind, frequency, now),
        db
          .prepare(
            `INSERT INTO consents (subscriber, hour, kind, frequency, text_version, form, asked_at)
             SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM subscribers WHERE address = ?1 ON CONFLICT DO NOTHING`,
          )
          .bind(address, hour, kind, frequency, signUp.consent, signUp.form, now),
        db
          .prepare(
            `INSERT INTO outbox (id, purpose, subscriber, params, state, created_at)
             SELECT public_id || ?2, 'confirm', id, json_object('consent', public_id || ?2), 'queued', ?3
             FROM subscribers WHERE address = ?1 ON CONFLICT DO NOTHING`,
          )
          .bind(address, `-${hour}`, now),
      ])
      const [row] = z.tuple([z.object({ public_id: z.string() })]).parse(subscriber?.results)
      return `${row.public_id}-${hour}`
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
          const [, , subscriber] = await db.batch([
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

    /**
     * Lets a confirmed reader choose anew. A real change is written together with the mail that tells of it, whose id in
     * the outbox is `mail`; a choice that stands already changes nothing and has none. `reader` is null where nobody confirmed is there.
     */
    choose: (publicId: string, event: ChoiceEvent, now: number) =>
      untilWritten(async (): Promise<{ reader: SubscriberRow | null; mail: string | null } | null> => {
        const row = await byPublicId(publicId)
        if (row?.state !== "confirmed") return { reader: null, mail: null }
        const chosen = choose(choicesOf(row), event, now)
        if (chosen === null) return { reader: row, mail: null }
        const version = row.choices_version + 1
        const id = `preferences/${publicId}/${version}`
        const stands = "public_id = ?1 AND state = 'confirmed' AND choices_version = ?2 - 1"
        const [, written] = await db.batch([
          db
            .prepare(
              `INSERT INTO outbox (id, purpose, subscriber, params, created_at)
               SELECT ?3, 'preferences-changed', id, ?4, ?5 FROM subscribers WHERE ${stands}
               ON CONFLICT DO NOTHING`,
            )
            .bind(publicId, version, id, JSON.stringify({ reader: publicId, version }), now),
          db
            .prepare(
              `UPDATE subscribers SET kind = ?3, frequency = ?4, paused_until = ?5, choices_version = ?2 WHERE ${stands}`,
            )
            .bind(publicId, version, chosen.kind, chosen.frequency, chosen.pausedUntil),
        ])
        if (!written?.meta.changes) return null
        const { kind, frequency, pausedUntil: paused_until } = chosen
        return { reader: { ...row, kind, frequency, paused_until, choices_version: version }, mail: id }
      }),

    /** Ends a subscription at the reader's wish. False for a reader who is forgotten already. Twice is once. */
    unsubscribe: (publicId: string, now: number) => end(publicId, "unsubscribe", now),

    /** Ends a subscription for good: its address is not written to again, whoever signs it up. */
    async suppress(publicId: string, reason: string, now: number): Promise<boolean> {
      const row = await byPublicId(publicId)
      if (row === null) return false
      await db
        .prepare(
          "INSERT INTO suppressions (address_hmac, reason, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )
        .bind(await addressHash(hashKey, row.address), reason, now)
        .run()
      return end(publicId, "suppress", now)
    },
  }
}

/** Tries again while another request changes the row between reading and writing, which `attempt` tells by null. */
async function untilWritten<T>(attempt: () => Promise<T | null>): Promise<T> {
  for (let round = 1; round <= 5; round += 1) {
    const result = await attempt()
    if (result !== null) return result
  }
  throw new Error("cannot write a subscriber: the row changed five times between reading and writing")
}

/** A consent's id is its subscriber's public id and its hour. */
function partsOf(consent: string): { publicId: string; hour: number } {
  const dash = consent.lastIndexOf("-")
  return { publicId: consent.slice(0, dash), hour: Number(consent.slice(dash + 1)) }
}
