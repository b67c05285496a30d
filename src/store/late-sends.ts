import * as z from "zod"
import type { LateSend, LateState } from "../delivery/late.ts"
import { letGoOn } from "./deliveries.ts"
import { Report } from "./edition-row.ts"
import { jsonColumn } from "./json-column.ts"
import { newcomersSince } from "./newcomers.ts"

const Row = z.object({
  slug: z.string(),
  state: z.enum(["sending", "stopped", "done", "failed"]),
  askedBy: z.string(),
  reason: z.string(),
  report: jsonColumn(Report).nullable(),
  runs: z.int(),
  askedAt: z.int(),
})
const columns = "slug, state, asked_by AS askedBy, reason, report, runs, asked_at AS askedAt"
const Counted = z.object({ n: z.int() })
const Run = z.object({ runs: z.int() })

export type LateSends = ReturnType<typeof lateSendsIn>

/** The late sends of one newsletter, one an edition at the most. Every write names the state it expects, so that it may run twice. */
export function lateSendsIn(db: D1Database, newsletter: string) {
  const of = (sql: string, slug: string, ...more: (string | number)[]) =>
    db.prepare(sql).bind(newsletter, slug, ...more)
  const changed = async (statement: D1PreparedStatement): Promise<boolean> =>
    (await statement.run()).meta.changes > 0
  const moving = (slug: string, from: LateState, to: LateState, now: number) =>
    of(
      "UPDATE late_sends SET state = ?4, heartbeat_at = ?5 WHERE newsletter = ?1 AND slug = ?2 AND state = ?3",
      slug,
      from,
      to,
      now,
    )

  return {
    async find(slug: string): Promise<LateSend | null> {
      const row = await of(
        `SELECT ${columns} FROM late_sends WHERE newsletter = ?1 AND slug = ?2`,
        slug,
      ).first()
      return row === null ? null : Row.parse(row)
    },

    /** Notes that an edition is to be sent late; false when that was asked before, whatever became of it. */
    ask: (slug: string, by: string, reason: string, now: number) =>
      changed(
        of(
          `INSERT INTO late_sends (newsletter, slug, asked_by, reason, asked_at, heartbeat_at)
           VALUES (?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT DO NOTHING`,
          slug,
          by,
          reason,
          now,
        ),
      ),

    /** How many would get the edition of this delivery late: newcomers who are due for it, and not paused at `now`. */
    async count(edition: string, now: number): Promise<number> {
      const row = await db
        .prepare(
          `WITH ${newcomersSince("?1")}
           SELECT count(*) AS n FROM newcomers JOIN subscribers USING (id) JOIN deliveries ON deliveries.id = ?1
           WHERE subscribers.frequency IN (SELECT value FROM json_each(deliveries.frequencies))
             AND (paused_until IS NULL OR paused_until <= ?2)`,
        )
        .bind(edition, now)
        .first()
      return Counted.parse(row).n
    },

    /** Counts a new run, and returns its number: part of the Workflow instance's id. */
    async countRun(slug: string, now: number): Promise<number> {
      const row = await of(
        "UPDATE late_sends SET runs = runs + 1, heartbeat_at = ?3 WHERE newsletter = ?1 AND slug = ?2 RETURNING runs",
        slug,
        now,
      ).first()
      return Run.parse(row).runs
    },

    /** A sign of life. */
    beat: (slug: string, now: number) =>
      changed(of("UPDATE late_sends SET heartbeat_at = ?3 WHERE newsletter = ?1 AND slug = ?2", slug, now)),

    move: (slug: string, from: LateState, to: LateState, now: number) => changed(moving(slug, from, to, now)),

    /** Stops one that is sent, where its delivery stands still: an editor may have let both go on meanwhile. */
    rest: (slug: string, delivery: string, now: number) =>
      changed(
        of(
          `UPDATE late_sends SET state = 'stopped', heartbeat_at = ?4
           WHERE newsletter = ?1 AND slug = ?2 AND state = 'sending'
             AND EXISTS (SELECT 1 FROM deliveries WHERE id = ?3 AND deliveries.state = 'stopped')`,
          slug,
          delivery,
          now,
        ),
      ),

    /** An editor lets one that rests go on, and its delivery with it. */
    async release(slug: string, delivery: string, now: number): Promise<boolean> {
      const done = await db.batch([
        db.prepare(letGoOn).bind(delivery),
        moving(slug, "stopped", "sending", now),
      ])
      return done.some(({ meta }) => meta.changes > 0)
    },

    close: (slug: string, state: "done" | "failed", report: Report, now: number) =>
      changed(
        of(
          `UPDATE late_sends SET state = ?3, report = ?4, done_at = ?5, heartbeat_at = ?5
           WHERE newsletter = ?1 AND slug = ?2 AND state = 'sending'`,
          slug,
          state,
          JSON.stringify(report),
          now,
        ),
      ),

    /** Opens one that is done again, for readers who were in doubt. */
    reopen: (slug: string, now: number) =>
      changed(
        of(
          `UPDATE late_sends SET state = 'sending', report = NULL, done_at = NULL, heartbeat_at = ?3
           WHERE newsletter = ?1 AND slug = ?2 AND state = 'done'`,
          slug,
          now,
        ),
      ),

    /** Puts the report of one that is done right, once more is known. */
    amend: (slug: string, report: Report) =>
      changed(
        of(
          "UPDATE late_sends SET report = json_patch(report, ?3) WHERE newsletter = ?1 AND slug = ?2 AND state = 'done'",
          slug,
          JSON.stringify(report),
        ),
      ),

    /** Those that should be moving and have given no sign of life since `before`. */
    async standingStill(before: number): Promise<LateSend[]> {
      const { results } = await db
        .prepare(
          `SELECT ${columns} FROM late_sends WHERE newsletter = ?1 AND state = 'sending' AND heartbeat_at < ?2
           ORDER BY slug`,
        )
        .bind(newsletter, before)
        .all()
      return z.array(Row).parse(results)
    },
  }
}
