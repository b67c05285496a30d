import * as z from "zod"
import { Wants } from "../subscribers/import/row.ts"
import { verdict } from "../subscribers/import/verdict.ts"
import { Here, standing } from "./import-standing.ts"

/** Addresses that one transaction deals with. */
export const stepRows = 1000

const hourMs = 60 * 60 * 1000
const Hashes = z.array(z.object({ hmac: z.string() }))
const Ids = z.array(z.object({ id: z.string() }))

/** The rows of a step: of import `?1`, after the hash `?2` and up to `?3`. */
const rows = "import = ?1 AND address_hmac > ?2 AND address_hmac <= ?3"

/** Whether a step is still to be made: nobody else has made it or turned the import another way. */
const due = (state: "committing" | "undoing", place: "step" | "mailed") =>
  `EXISTS (SELECT 1 FROM imports WHERE id = ?1 AND state = '${state}' AND ${place} = ?2)`

/** Subscribers as the import brought them, who have done nothing since: not chosen, confirmed, moved or left. */
const asBrought = `public_id IN (SELECT public_id FROM import_rows WHERE ${rows})
  AND token_version = 1 AND choices_version = 0 AND account_version = 1
  AND state IN ('confirmed', 'pending', 'unsubscribed')`

/** The steps by which an import is committed, its mails are asked for, and it is undone. Each is one transaction. */
export function importStepsIn(db: D1Database) {
  const placeOf = async (id: string, state: string, place: "step" | "mailed") =>
    z
      .string()
      .nullable()
      .parse(
        await db
          .prepare(`SELECT ${place} AS place FROM imports WHERE id = ?1 AND state = ?2`)
          .bind(id, state)
          .first("place"),
      )

  return {
    /** Commits the next thousand addresses of an import; false once there are no more. */
    async commitStep(id: string): Promise<boolean> {
      const from = await placeOf(id, "committing", "step")
      if (from === null) return false
      const { results } = await db
        .prepare(
          `SELECT r.address_hmac AS hmac, r.wants, ${standing.columns} FROM ${standing.tables}
           WHERE r.import = ?1 AND r.address_hmac > ?2 ORDER BY r.address_hmac LIMIT ${stepRows}`,
        )
        .bind(id, from)
        .all()
      const found = z.array(Here.extend({ hmac: z.string(), wants: Wants })).parse(results)
      const to = found.at(-1)?.hmac ?? from
      const judged = JSON.stringify(found.map((row) => [row.hmac, verdict(row)]))
      const committing = `${rows} AND ${due("committing", "step")}`
      const step = (sql: string) => db.prepare(sql).bind(id, from, to)
      await db.batch([
        db
          .prepare(
            `UPDATE import_rows SET verdict = judged.verdict
             FROM (SELECT value ->> 0 AS hmac, value ->> 1 AS verdict FROM json_each(?4)) AS judged
             WHERE ${committing} AND address_hmac = judged.hmac`,
          )
          .bind(id, from, to, judged),
        step(
          `INSERT INTO suppressions (address_hmac, reason, at, import_job)
           SELECT address_hmac, CASE wants WHEN 'bounced' THEN 'bounce' WHEN 'complained' THEN 'complaint' ELSE 'manual' END,
             (SELECT committed_at FROM imports WHERE id = ?1), ?1
           FROM import_rows WHERE ${committing} AND verdict = 'suppressed' ON CONFLICT DO NOTHING`,
        ),
        step(
          `INSERT INTO subscribers
             (public_id, address, address_hmac, state, kind, frequency, created_at, confirmed_at)
           SELECT public_id, iif(verdict = 'ready', address, NULL), address_hmac,
             iif(verdict = 'ready', 'confirmed', 'unsubscribed'), kind, frequency,
             (SELECT committed_at FROM imports WHERE id = ?1), iif(verdict = 'ready', since, NULL)
           FROM import_rows WHERE ${committing} AND verdict IN ('ready', 'left', 'disabled') ON CONFLICT DO NOTHING`,
        ),
        step(
          `INSERT INTO consents
             (subscriber, hour, kind, frequency, text_version, form, source, asked_at, confirmed_at, import_job, basis)
           SELECT s.id, r.since / ${hourMs}, r.kind, r.frequency, coalesce(r.text_version, 'elsewhere'), 'import',
             coalesce(r.source, i.source), r.since, r.since, i.id, coalesce(r.basis, i.basis)
           FROM import_rows r JOIN imports i ON i.id = r.import JOIN subscribers s ON s.public_id = r.public_id
           WHERE r.import = ?1 AND r.address_hmac > ?2 AND r.address_hmac <= ?3 AND ${due("committing", "step")}
             AND r.verdict = 'ready' ON CONFLICT DO NOTHING`,
        ),
        step(`UPDATE import_rows SET address = NULL WHERE ${committing} AND verdict <> 'confirm'`),
        step(
          `UPDATE imports SET step = ?3, state = iif(EXISTS (SELECT 1 FROM import_rows WHERE import = ?1 AND address_hmac > ?3),
             state, 'done') WHERE id = ?1 AND state = 'committing' AND step = ?2`,
        ),
      ])
      return found.length === stepRows
    },

    /**
     * Asks for the next mails of an import that is done, at most `limit`: a confirmation of whoever must be asked, who
     * becomes a subscriber by it, and the news of the move where it is wanted. Returns the mails' ids in the outbox.
     */
    async mailStep(id: string, limit: number, now: number): Promise<string[]> {
      const from = await placeOf(id, "done", "mailed")
      if (from === null) return []
      const { results } = await db
        .prepare(
          `SELECT r.address_hmac AS hmac FROM import_rows r JOIN imports i ON i.id = r.import
           WHERE i.id = ?1 AND r.address_hmac > ?2 AND (r.verdict = 'confirm' OR r.verdict = 'ready' AND i.moved)
           ORDER BY r.address_hmac LIMIT ?3`,
        )
        .bind(id, from, limit)
        .all()
      const found = Hashes.parse(results)
      const to = found.at(-1)?.hmac
      const open = "EXISTS (SELECT 1 FROM imports WHERE id = ?1 AND state = 'done' AND mailed = ?2)"
      if (to === undefined) {
        await db
          .prepare(`UPDATE imports SET mailed = NULL WHERE id = ?1 AND mailed = ?2`)
          .bind(id, from)
          .run()
        return []
      }
      const step = (sql: string, ...more: number[]) => db.prepare(sql).bind(id, from, to, ...more)
      const hour = Math.floor(now / hourMs)
      const [, , asked, told] = await db.batch([
        step(
          `INSERT INTO subscribers (public_id, address, address_hmac, state, kind, frequency, created_at)
           SELECT public_id, address, address_hmac, 'pending', kind, frequency, ?4 FROM import_rows
           WHERE ${rows} AND ${open} AND verdict = 'confirm' AND address IS NOT NULL
             AND address_hmac NOT IN (SELECT address_hmac FROM suppressions) ON CONFLICT DO NOTHING`,
          now,
        ),
        step(
          `INSERT INTO consents (subscriber, hour, kind, frequency, text_version, form, source, asked_at, import_job)
           SELECT s.id, ?5, r.kind, r.frequency, 'elsewhere', 'import', coalesce(r.source, i.source), ?4, i.id
           FROM import_rows r JOIN imports i ON i.id = r.import JOIN subscribers s ON s.public_id = r.public_id
           WHERE r.import = ?1 AND r.address_hmac > ?2 AND r.address_hmac <= ?3 AND ${open}
             AND r.verdict = 'confirm' AND s.state = 'pending' ON CONFLICT DO NOTHING`,
          now,
          hour,
        ),
        step(
          `INSERT INTO outbox (id, purpose, subscriber, params, created_at)
           SELECT s.public_id || '-' || c.hour, 'confirm', s.id,
             json_object('consent', s.public_id || '-' || c.hour), ?4
           FROM consents c JOIN subscribers s ON s.id = c.subscriber
           WHERE c.import_job = ?1 AND c.hour = ?5 AND c.basis IS NULL AND ${open}
             AND s.public_id IN (SELECT public_id FROM import_rows WHERE ${rows}) ON CONFLICT DO NOTHING RETURNING id`,
          now,
          hour,
        ),
        step(
          `INSERT INTO outbox (id, purpose, subscriber, params, created_at)
           SELECT 'moved/' || public_id, 'moved', id, json_object('reader', public_id, 'version', token_version), ?4
           FROM subscribers WHERE state = 'confirmed' AND ${open}
             AND public_id IN (SELECT r.public_id FROM import_rows r JOIN imports i ON i.id = r.import
               WHERE ${rows} AND r.verdict = 'ready' AND i.moved) ON CONFLICT DO NOTHING RETURNING id`,
          now,
        ),
        step(`UPDATE import_rows SET address = NULL WHERE ${rows} AND address IS NOT NULL AND ${open}`),
        step("UPDATE imports SET mailed = ?3 WHERE id = ?1 AND state = 'done' AND mailed = ?2"),
      ])
      return [asked, told].flatMap((result) => Ids.parse(result?.results).map(({ id }) => id))
    },

    /**
     * Undoes the next thousand addresses of an import; false once there are no more. What it brought is gone; whoever has
     * acted since stays as they have made themselves, and who has signed up since besides is asked by that alone.
     */
    async undoStep(id: string): Promise<boolean> {
      const from = await placeOf(id, "undoing", "step")
      if (from === null) return false
      const { results } = await db
        .prepare(
          `SELECT address_hmac AS hmac FROM import_rows WHERE import = ?1 AND address_hmac > ?2
           ORDER BY address_hmac LIMIT ${stepRows}`,
        )
        .bind(id, from)
        .all()
      const found = Hashes.parse(results)
      const to = found.at(-1)?.hmac ?? from
      const undoing = due("undoing", "step")
      const step = (sql: string) => db.prepare(sql).bind(id, from, to)
      await db.batch([
        step(
          `DELETE FROM consents WHERE import_job = ?1 AND ${undoing}
             AND subscriber IN (SELECT id FROM subscribers WHERE ${asBrought})`,
        ),
        step(
          `DELETE FROM outbox WHERE ${undoing} AND subscriber IN (SELECT id FROM subscribers WHERE ${asBrought}
             AND NOT EXISTS (SELECT 1 FROM consents WHERE subscriber = subscribers.id))`,
        ),
        step(
          `DELETE FROM subscribers WHERE ${asBrought} AND ${undoing}
             AND NOT EXISTS (SELECT 1 FROM consents WHERE subscriber = subscribers.id)`,
        ),
        step(
          `UPDATE subscribers SET state = 'pending', confirmed_at = NULL
           WHERE ${asBrought} AND state = 'confirmed' AND ${undoing}`,
        ),
        step(
          `DELETE FROM suppressions WHERE import_job = ?1 AND ${undoing}
             AND address_hmac > ?2 AND address_hmac <= ?3`,
        ),
        step(`UPDATE import_rows SET address = NULL WHERE ${rows} AND address IS NOT NULL AND ${undoing}`),
        step(
          `UPDATE imports SET step = ?3, state = iif(EXISTS (SELECT 1 FROM import_rows WHERE import = ?1 AND address_hmac > ?3),
             state, 'undone') WHERE id = ?1 AND state = 'undoing' AND step = ?2`,
        ),
      ])
      return found.length === stepRows
    },
  }
}
