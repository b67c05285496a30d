import * as z from "zod"
import { decisionsIn } from "./edition-decisions.ts"
import { EditionRow, type EditionState, type Frozen, type Report, type Stage } from "./edition-row.ts"
import { freshnessIn } from "./freshness.ts"

export type Editions = ReturnType<typeof editionsIn>

/** The editions of one newsletter. Every write names the state it expects, so that it may run twice. */
export function editionsIn(db: D1Database, newsletter: string) {
  const one = async (statement: D1PreparedStatement): Promise<EditionRow | null> => {
    const row = await statement.first()
    return row === null ? null : EditionRow.parse(row)
  }
  const many = async (statement: D1PreparedStatement): Promise<EditionRow[]> =>
    z.array(EditionRow).parse((await statement.all()).results)
  const changed = async (statement: D1PreparedStatement): Promise<boolean> =>
    (await statement.run()).meta.changes > 0

  return {
    ...freshnessIn(db, newsletter),

    find: (slug: string) =>
      one(db.prepare("SELECT * FROM editions WHERE newsletter = ?1 AND slug = ?2").bind(newsletter, slug)),

    /** The newest first. */
    list: (limit: number) =>
      many(
        db
          .prepare("SELECT * FROM editions WHERE newsletter = ?1 ORDER BY day DESC LIMIT ?2")
          .bind(newsletter, limit),
      ),

    /** The newest edition that readers have: the one visitors are shown. */
    latestPublished: () =>
      one(
        db
          .prepare(
            "SELECT * FROM editions WHERE newsletter = ?1 AND state IN ('sending', 'stopped', 'done') ORDER BY day DESC LIMIT 1",
          )
          .bind(newsletter),
      ),

    /** The last edition that went out before a day: what the next one may compare itself with. */
    publishedBefore: (day: string) =>
      one(
        db
          .prepare(
            "SELECT * FROM editions WHERE newsletter = ?1 AND day < ?2 AND state IN ('sending', 'stopped', 'done') ORDER BY day DESC LIMIT 1",
          )
          .bind(newsletter, day),
      ),

    /** The first edition that went out after a day. */
    publishedAfter: (day: string) =>
      one(
        db
          .prepare(
            "SELECT * FROM editions WHERE newsletter = ?1 AND day > ?2 AND state IN ('sending', 'stopped', 'done') ORDER BY day LIMIT 1",
          )
          .bind(newsletter, day),
      ),

    /** Opens the edition of a slot, or notes that nobody did in time; false when it exists. */
    begin: (
      edition: { slug: string; day: string; slotAt: number; dueAt: number },
      now: number,
      state: "making" | "missed" = "making",
    ) =>
      changed(
        db
          .prepare(
            `INSERT INTO editions (newsletter, slug, day, slot_at, due_at, state, heartbeat_at, started_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?7, ?6, ?6) ON CONFLICT DO NOTHING`,
          )
          .bind(newsletter, edition.slug, edition.day, edition.slotAt, edition.dueAt, now, state),
      ),

    /** Counts a new run, and returns its number: part of the Workflow instance's id. */
    async countRun(slug: string, now: number): Promise<number> {
      const row = await db
        .prepare(
          "UPDATE editions SET runs = runs + 1, heartbeat_at = ?3 WHERE newsletter = ?1 AND slug = ?2 RETURNING runs",
        )
        .bind(newsletter, slug, now)
        .first()
      return z.object({ runs: z.int() }).parse(row).runs
    },

    /** A sign of life, with the stage that has begun. The first time a stage is reached stands. */
    beat: (slug: string, stage: Stage, now: number) =>
      changed(
        db
          .prepare(
            `UPDATE editions SET heartbeat_at = ?4, stages = json_insert(stages, '$.' || ?3, ?4)
             WHERE newsletter = ?1 AND slug = ?2`,
          )
          .bind(newsletter, slug, stage, now),
      ),

    /** Notes where what was gathered lies; the first gathering of a version stands. */
    noteGathered: (slug: string, version: number, key: string) =>
      changed(
        db
          .prepare(
            `UPDATE editions SET gathered = ?4
             WHERE newsletter = ?1 AND slug = ?2 AND version = ?3 AND state = 'making' AND gathered IS NULL`,
          )
          .bind(newsletter, slug, version, key),
      ),

    freeze: (slug: string, version: number, frozen: Frozen, now: number) =>
      changed(
        db
          .prepare(
            `UPDATE editions SET state = ?4, status = ?5, edition_sha = ?6, evidence_sha = ?7, mails = ?8,
               subject = ?9, reasons = ?10, pictures = ?11, frozen_at = ?12, heartbeat_at = ?12,
               big_move = ?13
             WHERE newsletter = ?1 AND slug = ?2 AND version = ?3 AND state = 'making'`,
          )
          .bind(
            newsletter,
            slug,
            version,
            frozen.state,
            frozen.status,
            frozen.editionSha,
            frozen.evidenceSha,
            JSON.stringify(frozen.mails),
            frozen.subject,
            JSON.stringify(frozen.reasons),
            frozen.pictures === null ? null : JSON.stringify(frozen.pictures),
            now,
            frozen.bigMove ? 1 : 0,
          ),
      ),

    ...decisionsIn(db, newsletter),

    /** Moves a released edition on: under way, or its slot too long past. */
    move: (slug: string, from: EditionState, to: EditionState, now: number) =>
      changed(
        db
          .prepare(
            "UPDATE editions SET state = ?4, heartbeat_at = ?5 WHERE newsletter = ?1 AND slug = ?2 AND state = ?3",
          )
          .bind(newsletter, slug, from, to, now),
      ),

    /** Stops an edition that is sent, where its delivery stands still: an editor may have let both go on meanwhile. */
    rest: (slug: string, delivery: string, now: number) =>
      changed(
        db
          .prepare(
            `UPDATE editions SET state = 'stopped', heartbeat_at = ?4
             WHERE newsletter = ?1 AND slug = ?2 AND state = 'sending'
               AND EXISTS (SELECT 1 FROM deliveries WHERE id = ?3 AND deliveries.state = 'stopped')`,
          )
          .bind(newsletter, slug, delivery, now),
      ),

    /** Closes an edition with its report; true for the one caller who closed it. */
    close: (slug: string, state: "done" | "failed" | "rejected", report: Report, now: number) =>
      changed(
        db
          .prepare(
            `UPDATE editions SET state = ?3, report = ?4, done_at = ?5, heartbeat_at = ?5,
               stages = json_insert(stages, '$.done', ?5)
             WHERE newsletter = ?1 AND slug = ?2 AND state = 'sending'`,
          )
          .bind(newsletter, slug, state, JSON.stringify(report), now),
      ),

    /** Opens a done edition again, for readers who were in doubt. */
    reopen: (slug: string, now: number) =>
      changed(
        db
          .prepare(
            `UPDATE editions SET state = 'sending', report = NULL, done_at = NULL, heartbeat_at = ?3
             WHERE newsletter = ?1 AND slug = ?2 AND state = 'done'`,
          )
          .bind(newsletter, slug, now),
      ),

    /** Puts the report of a done edition right, once more is known. */
    amend: (slug: string, report: Report) =>
      changed(
        db
          .prepare(
            "UPDATE editions SET report = json_patch(report, ?3) WHERE newsletter = ?1 AND slug = ?2 AND state = 'done'",
          )
          .bind(newsletter, slug, JSON.stringify(report)),
      ),

    /** Editions that should be moving and have given no sign of life since `before`. */
    standingStill: (before: number) =>
      many(
        db
          .prepare(
            `SELECT * FROM editions WHERE newsletter = ?1 AND heartbeat_at < ?2
               AND state IN ('making', 'released', 'sending') ORDER BY day`,
          )
          .bind(newsletter, before),
      ),
  }
}
