import * as z from "zod"
import { type ChoiceEvent, type Choices, choose } from "../subscribers/choices.ts"
import { next, type SubscriberEvent } from "../subscribers/state.ts"
import type { SuppressionReason } from "../subscribers/suppression.ts"
import { SubscriberRow } from "./subscriber-row.ts"
import { isSuppressedIn } from "./suppressions.ts"
import { untilWritten } from "./until-written.ts"

/** What a reader's row says was chosen. */
const choicesOf = ({ kind, frequency, paused_until }: SubscriberRow): Choices => ({
  kind,
  frequency,
  pausedUntil: paused_until,
})

export type Subscribers = ReturnType<typeof subscribersIn>

/**
 * Who reads. Every write may run twice. A change of state is `next`'s, and is written only while the row stands as it
 * was read.
 */
export function subscribersIn(db: D1Database) {
  async function byPublicId(publicId: string): Promise<SubscriberRow | null> {
    const row = await db.prepare("SELECT * FROM subscribers WHERE public_id = ?1").bind(publicId).first()
    return row === null ? null : SubscriberRow.parse(row)
  }

  /** Lets an event that ends a subscription happen to a reader, and forgets the address; true if there is such a reader. */
  const end = (publicId: string, event: Exclude<SubscriberEvent, "confirm">, now: number) =>
    untilWritten(async () => {
      const row = await byPublicId(publicId)
      if (row === null) return false
      const transition = next({ state: row.state, version: row.token_version }, event)
      if ("refused" in transition || transition.to.state === row.state) return true
      const { meta } = await db
        .prepare(
          `UPDATE subscribers SET state = ?4, token_version = ?5, left_at = ?6, address = NULL, bounces = NULL
           WHERE public_id = ?1 AND state = ?2 AND token_version = ?3`,
        )
        .bind(publicId, row.state, row.token_version, transition.to.state, transition.to.version, now)
        .run()
      return meta.changes > 0 ? true : null
    })

  /**
   * Writes no more to the address of this keyed hash, whether anyone is signed up by it or not; who is, is no longer.
   * The first reason stands, save that being erased, or a list that was moved here, gives way to any other.
   */
  async function suppressAddress(addressHmac: string, reason: SuppressionReason, now: number): Promise<void> {
    const [, found] = await db.batch([
      db
        .prepare(
          `INSERT INTO suppressions (address_hmac, reason, at) VALUES (?1, ?2, ?3)
           ON CONFLICT DO UPDATE SET reason = excluded.reason, at = excluded.at, import_job = NULL
             WHERE reason = 'erased' OR import_job IS NOT NULL`,
        )
        .bind(addressHmac, reason, now),
      db.prepare("SELECT public_id FROM subscribers WHERE address_hmac = ?1").bind(addressHmac),
    ])
    const [reader] = z.array(z.object({ public_id: z.string() })).parse(found?.results)
    if (reader !== undefined) await end(reader.public_id, "suppress", now)
  }

  return {
    byPublicId,

    /** Whether the address of this keyed hash must not be written to. */
    isSuppressed: (addressHmac: string) => isSuppressedIn(db, addressHmac),

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
    async suppress(publicId: string, reason: SuppressionReason, now: number): Promise<boolean> {
      const row = await byPublicId(publicId)
      if (row === null) return false
      await suppressAddress(row.address_hmac, reason, now)
      return true
    },

    suppressAddress,
  }
}
