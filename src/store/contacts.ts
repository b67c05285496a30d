import * as z from "zod"

/** A reader who is to be found in a segment, and is no contact yet. `again`: who left once and has confirmed anew. */
const Newcomer = z.object({
  subscriber: z.int(),
  address: z.string(),
  madeFrom: z.string(),
  segment: z.string(),
  again: z.literal([0, 1]).transform((came) => came === 1),
})
export type Newcomer = z.infer<typeof Newcomer>

/** A contact whose reader is no longer to be written to: `contact` is null where the provider took no such address. */
const Leaver = z.object({ subscriber: z.int(), contact: z.string().nullable() })
export type Leaver = z.infer<typeof Leaver>

/** A contact that is to be in another segment than it was last put in. */
const Mover = z.object({
  subscriber: z.int(),
  contact: z.string(),
  from: z.string().nullable(),
  to: z.string(),
})
export type Mover = z.infer<typeof Mover>

/** Where a member of a segment stands by our list. */
const Standing = z.object({
  contact: z.string(),
  publicId: z.string(),
  segment: z.string().nullable(),
})

const madeFrom = "s.address_hmac || '/' || s.token_version"

/** Who may be written to, and where each is to be found: the readers of the list, at the moment `?1`. */
const wanted = `wanted AS (
  SELECT s.id, s.public_id, s.address, s.kind || '/' || s.frequency AS segment, ${madeFrom} AS made_from,
    s.token_version > 1 AS again
  FROM subscribers s
  WHERE s.state = 'confirmed' AND (s.paused_until IS NULL OR s.paused_until <= ?1)
    AND s.address_hmac NOT IN (SELECT address_hmac FROM suppressions WHERE reason <> 'erased'))`
const stands = "w.id = c.subscriber AND w.made_from = c.made_from"

export type Contacts = ReturnType<typeof contactsIn>

/** What each reader was last brought to among the provider's contacts, and how that differs from the list. */
export function contactsIn(db: D1Database) {
  const run = async (statement: D1PreparedStatement): Promise<void> => void (await statement.run())

  return {
    async leavers(now: number, limit: number): Promise<Leaver[]> {
      const { results } = await db
        .prepare(
          `WITH ${wanted} SELECT subscriber, contact FROM contacts c
           WHERE NOT EXISTS (SELECT 1 FROM wanted w WHERE ${stands}) LIMIT ?2`,
        )
        .bind(now, limit)
        .all()
      return z.array(Leaver).parse(results)
    },

    async movers(now: number, limit: number): Promise<Mover[]> {
      const { results } = await db
        .prepare(
          `WITH ${wanted} SELECT c.subscriber, c.contact, c.segment AS "from", w.segment AS "to"
           FROM contacts c JOIN wanted w ON ${stands}
           WHERE c.contact IS NOT NULL AND c.segment IS NOT w.segment LIMIT ?2`,
        )
        .bind(now, limit)
        .all()
      return z.array(Mover).parse(results)
    },

    async newcomers(now: number, limit: number): Promise<Newcomer[]> {
      const { results } = await db
        .prepare(
          `WITH ${wanted} SELECT w.id AS subscriber, w.address, w.made_from AS madeFrom, w.segment, w.again
           FROM wanted w WHERE w.id NOT IN (SELECT subscriber FROM contacts) ORDER BY w.id LIMIT ?2`,
        )
        .bind(now, limit)
        .all()
      return z.array(Newcomer).parse(results)
    },

    /** Notes whose contact this is, in no segment yet; null where the provider takes no such address. */
    note: ({ subscriber, madeFrom }: Newcomer, contact: string | null) =>
      run(
        db
          .prepare(
            `INSERT INTO contacts (subscriber, contact, made_from) VALUES (?1, ?2, ?3)
             ON CONFLICT (subscriber) DO UPDATE SET contact = excluded.contact, made_from = excluded.made_from, segment = NULL`,
          )
          .bind(subscriber, contact, madeFrom),
      ),

    /**
     * Notes that a contact may be in any segment or in none, before it is moved; false while a broadcast is under way: who
     * changed segments then might get it twice.
     */
    async lift(contact: string): Promise<boolean> {
      const { meta } = await db
        .prepare(
          `UPDATE contacts SET segment = NULL WHERE contact = ?1
             AND NOT EXISTS (SELECT 1 FROM broadcasts WHERE state IN ('wanted', 'drafted', 'sending'))`,
        )
        .bind(contact)
        .run()
      return meta.changes > 0
    },

    /** Notes where a contact was put. */
    put: (contact: string, segment: string) =>
      run(db.prepare("UPDATE contacts SET segment = ?2 WHERE contact = ?1").bind(contact, segment)),

    forget: (subscriber: number) =>
      run(db.prepare("DELETE FROM contacts WHERE subscriber = ?1").bind(subscriber)),

    /** How these contacts stand by our list; who is missing is none of ours, or no longer. */
    async standing(contacts: readonly string[], now: number) {
      const { results } = await db
        .prepare(
          `WITH ${wanted} SELECT c.contact, w.public_id AS publicId, c.segment FROM contacts c JOIN wanted w ON ${stands}
           WHERE c.contact IN (SELECT value FROM json_each(?2))`,
        )
        .bind(now, JSON.stringify(contacts))
        .all()
      return new Map(
        z
          .array(Standing)
          .parse(results)
          .map((row) => [row.contact, row]),
      )
    },

    /** The contacts that are in a segment by our list. */
    async inSegment(segment: string, now: number): Promise<string[]> {
      const { results } = await db
        .prepare(
          `WITH ${wanted} SELECT c.contact FROM contacts c JOIN wanted w ON ${stands}
           WHERE c.segment = ?2 AND c.contact IS NOT NULL`,
        )
        .bind(now, segment)
        .all()
      return z
        .array(z.object({ contact: z.string() }))
        .parse(results)
        .map(({ contact }) => contact)
    },

    /**
     * The reader behind an address who was a contact and had confirmed before `at`; null where there is none: who
     * confirmed after that has come back since.
     */
    async readerBefore(addressHmac: string, at: number): Promise<string | null> {
      const row = await db
        .prepare(
          `SELECT s.public_id FROM contacts c JOIN subscribers s ON s.id = c.subscriber AND ${madeFrom} = c.made_from
           WHERE s.address_hmac = ?1 AND s.state = 'confirmed' AND coalesce(s.confirmed_at, 0) < ?2`,
        )
        .bind(addressHmac, at)
        .first()
      return row === null ? null : z.object({ public_id: z.string() }).parse(row).public_id
    },
  }
}
