import * as z from "zod"
import type { Mail } from "../delivery/outbox.ts"

const hourMs = 60 * 60 * 1000
const Asked = z.object({ asked_hmac: z.string(), mails: z.int(), at: z.int() })
const Oldest = z.object({ at: z.int() })

/** A request for test mails: its key, what was asked as a keyed hash, and the mails, each ready to go. */
export type TestSend = { slug: string; key: string; asked: string; mails: readonly Mail[] }

export type Noted =
  | { outcome: "new" | "again"; ids: string[] }
  | { outcome: "other" }
  | { outcome: "full"; retryAfterMs: number }

export type TestSends = ReturnType<typeof testSendsIn>

/** Requests for test mails of one newsletter. */
export function testSendsIn(db: D1Database, newsletter: string) {
  return {
    /** Notes a request together with its mails, once a key, unless the hour before has had `anHour` of them. */
    async ask({ slug, key, asked, mails }: TestSend, anHour: number, now: number): Promise<Noted> {
      const id = `${newsletter}/${slug}/${key}`
      const ids = mails.map((_, place) => `test/${id}/${place}`)
      const [noted] = await db.batch([
        db
          .prepare(
            `INSERT INTO test_sends (id, newsletter, asked_hmac, mails, at) SELECT ?1, ?2, ?3, ?4, ?5
             WHERE (SELECT count(*) FROM test_sends WHERE newsletter = ?2 AND at > ?5 - ${hourMs}) < ?6
             ON CONFLICT DO NOTHING`,
          )
          .bind(id, newsletter, asked, mails.length, now, anHour),
        ...mails.map((mail, place) =>
          db
            .prepare(
              `INSERT INTO outbox (id, purpose, frozen, created_at) SELECT ?1, 'test', ?2, ?3 FROM test_sends
               WHERE id = ?4 AND asked_hmac = ?5 AND at = ?3 ON CONFLICT DO NOTHING`,
            )
            .bind(ids[place] ?? id, JSON.stringify(mail), now, id, asked),
        ),
      ])
      if (noted?.meta.changes) return { outcome: "new", ids }
      const found = await db
        .prepare("SELECT asked_hmac, mails, at FROM test_sends WHERE id = ?1")
        .bind(id)
        .first()
      if (found !== null)
        return Asked.parse(found).asked_hmac === asked ? { outcome: "again", ids } : { outcome: "other" }
      const row = await db
        .prepare("SELECT at FROM test_sends WHERE newsletter = ?1 AND at > ?2 ORDER BY at LIMIT 1")
        .bind(newsletter, now - hourMs)
        .first()
      return { outcome: "full", retryAfterMs: row === null ? 0 : Oldest.parse(row).at + hourMs - now }
    },
  }
}
