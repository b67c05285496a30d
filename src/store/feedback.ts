import * as z from "zod"
import type { Outcome } from "../delivery/provider-event.ts"
import { isStruckOut, type MailTrouble, Sent, withStrike } from "../subscribers/bounce.ts"
import { Frequency } from "../subscribers/frequency.ts"
import { jsonColumn } from "./json-column.ts"

/** A trouble as it is noted: of whom by the address's keyed hash, and of which delivery, or of a single mail. */
export type Trouble = MailTrouble & { id: string; addressHmac: string; delivery: string | null }

const StruckRow = z.object({
  bounces: jsonColumn(z.array(Sent)).nullable(),
  frequency: Frequency,
  deliveredAt: z.int(),
})

export type Feedback = ReturnType<typeof feedbackIn>

/** What the provider says became of our mails. Each write may run twice, and in any order. */
export function feedbackIn(db: D1Database) {
  /** What was sent to readers of a frequency from a moment on. */
  async function sentTo(frequency: Frequency, from: number): Promise<Sent[]> {
    const { results } = await db
      .prepare(
        `SELECT id AS delivery, created_at AS at FROM deliveries
         WHERE created_at >= ?1 AND purpose = 'edition' AND ?2 IN (SELECT value FROM json_each(frequencies))`,
      )
      .bind(from, frequency)
      .all()
    return z.array(Sent).parse(results)
  }

  return {
    /** Whether this event is noted already. */
    knows: async (id: string): Promise<boolean> =>
      (await db.prepare("SELECT 1 FROM webhook_events WHERE id = ?1").bind(id).first()) !== null,

    /** Notes an event: the last thing that is done about it, so that one that was cut short is done again. */
    async note({ id, outcome, bounce, delivery, addressHmac }: Trouble, now: number): Promise<void> {
      await db
        .prepare(
          `INSERT INTO webhook_events (id, type, detail, delivery, subscriber, at)
           VALUES (?1, ?2, ?3, ?4, (SELECT id FROM subscribers WHERE address_hmac = ?5), ?6) ON CONFLICT DO NOTHING`,
        )
        .bind(id, outcome, bounce ?? "", delivery, addressHmac, now)
        .run()
    },

    /**
     * Notes on the reader that an edition came back, and tells whether that was once too often. False for who reads no
     * longer, and for a delivery that is none of ours.
     */
    async strike(addressHmac: string, delivery: string): Promise<boolean> {
      const row = await db
        .prepare(
          `SELECT s.bounces, s.frequency, d.created_at AS deliveredAt FROM subscribers s JOIN deliveries d ON d.id = ?2
           WHERE s.address_hmac = ?1 AND s.state = 'confirmed' AND d.purpose = 'edition'`,
        )
        .bind(addressHmac, delivery)
        .first()
      if (row === null) return false
      const { bounces, frequency, deliveredAt } = StruckRow.parse(row)
      const strikes = withStrike(bounces ?? [], { delivery, at: deliveredAt })
      await db
        .prepare("UPDATE subscribers SET bounces = ?2 WHERE address_hmac = ?1 AND state = 'confirmed'")
        .bind(addressHmac, JSON.stringify(strikes))
        .run()
      return isStruckOut(strikes, await sentTo(frequency, strikes[0]?.at ?? deliveredAt))
    },

    /** Writes how many mails of a delivery have come to what so far. A smaller number than stands is out of date. */
    async outcomes(delivery: string, sums: Partial<Record<Outcome, number>>): Promise<void> {
      await db.batch(
        Object.entries(sums).map(([outcome, n]) =>
          db
            .prepare(
              `INSERT INTO delivery_outcomes (delivery, outcome, n) VALUES (?1, ?2, ?3)
               ON CONFLICT DO UPDATE SET n = excluded.n WHERE excluded.n > n`,
            )
            .bind(delivery, outcome, n),
        ),
      )
    },
  }
}
