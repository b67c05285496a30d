import * as z from "zod"
import type { ImportState, NewImport } from "../subscribers/import/job.ts"
import { type ImportPart, Wants } from "../subscribers/import/row.ts"
import { addressHash } from "../subscribers/suppression.ts"
import { reportOf } from "./import-report.ts"
import { findImport } from "./import-row.ts"
import { importStepsIn } from "./import-steps.ts"

const dayMs = 24 * 60 * 60 * 1000
/** How long an import that is not committed keeps its rows, in days. */
export const stagedDays = 7
/** How long an import can be undone, in days. */
export const undoDays = 30
const forgottenAtOnce = 5000

/** What became of a part that was sent: `new`; `same`, it was here already; or why it is not taken. */
export type PartOutcome = "new" | "same" | "unknown" | "closed" | "different"

/** What became of asking for a commit or an undoing; `missing` are the first parts that have not come. */
export type Begun =
  | { outcome: "begun" }
  | { outcome: "unknown" }
  | { outcome: "refused"; state: ImportState; because?: "too late" }
  | { outcome: "incomplete"; missing: number[] }

export type Imports = ReturnType<typeof importsIn>

/**
 * Lists of readers that are moved here. Every write may run twice, and is a transaction of its own: an import that is cut
 * off at any line is taken up again where it stands.
 */
export function importsIn(db: D1Database, hashKey: string) {
  const find = (id: string) => findImport(db, id)
  const shaOf = (id: string, n: number) =>
    db.prepare("SELECT sha256 FROM import_parts WHERE import = ?1 AND n = ?2").bind(id, n).first("sha256")

  return {
    ...importStepsIn(db),

    /** Begins an import under `id`, or finds the one of the same list that is under way; returns its id. */
    async begin(id: string, list: NewImport, now: number): Promise<{ id: string; isNew: boolean }> {
      const same = [list.file, list.format, list.basis, list.source, list.frequency, Number(list.moved)]
      const [, found] = await db.batch([
        db
          .prepare(
            `INSERT INTO imports (id, file_sha256, format, basis, source, frequency, moved, state, created_at)
             SELECT ?7, ?1, ?2, ?3, ?4, ?5, ?6, 'open', ?8 WHERE NOT EXISTS (SELECT 1 FROM imports WHERE ${underWay})`,
          )
          .bind(...same, id, now),
        db.prepare(`SELECT id FROM imports WHERE ${underWay}`).bind(...same),
      ])
      const [row] = z.tuple([z.object({ id: z.string() })]).parse(found?.results)
      return { id: row.id, isNew: row.id === id }
    },

    /** Takes in part `n` of an open import. A part that is here already, by its hash, changes nothing. */
    async putPart(
      id: string,
      n: number,
      { sha256, rows, faults }: ImportPart & { sha256: string },
      newId: () => string,
    ): Promise<PartOutcome> {
      const [list, before] = await Promise.all([find(id), shaOf(id, n)])
      if (list === null) return "unknown"
      if (before !== null) return before === sha256 ? "same" : "different"
      if (list.state !== "open") return "closed"
      const staged = await Promise.all(
        rows.map(async (row) => [
          await addressHash(hashKey, row.address),
          row.address,
          newId(),
          row.line,
          row.wants,
          Wants.options.indexOf(row.wants),
          row.since,
          row.basis,
          row.source,
          row.kind ?? "general",
          row.frequency ?? list.frequency,
          row.textVersion,
          Number(row.paid),
          Number(row.dormant),
        ]),
      )
      await db.batch([
        db
          .prepare(
            `INSERT INTO import_parts (import, n, sha256, rows, faults)
             SELECT id, ?2, ?3, ?4, ?5 FROM imports WHERE id = ?1 AND state = 'open' ON CONFLICT DO NOTHING`,
          )
          .bind(id, n, sha256, rows.length, JSON.stringify(faults)),
        // The order in which parts come makes no difference: of equally strict rows the first line counts.
        db
          .prepare(
            `INSERT INTO import_rows (import, ${rowColumns.join(", ")})
             SELECT p.import, ${rowColumns.map((_, place) => `value ->> ${place}`).join(", ")}
             FROM json_each(?4), import_parts p JOIN imports i ON i.id = p.import
             WHERE p.import = ?1 AND p.n = ?2 AND p.sha256 = ?3 AND i.state = 'open'
             ON CONFLICT DO UPDATE SET ${rowColumns
               .filter((name) => name !== "address_hmac")
               .map((name) => `${name} = excluded.${name}`)
               .join(", ")}
             WHERE (excluded.strictness, -excluded.line) > (import_rows.strictness, -import_rows.line)`,
          )
          .bind(id, n, sha256, JSON.stringify(staged)),
      ])
      const after = await shaOf(id, n)
      return after === null ? "closed" : after === sha256 ? "new" : "different"
    },

    /** Where an import stands; null when there is none. */
    report: (id: string) => reportOf(db, id),

    /** Begins to commit an open import, all of whose `parts` must have come. Twice is once. */
    async startCommit(id: string, parts: number, now: number): Promise<Begun> {
      const [list, { results }] = await Promise.all([
        find(id),
        db.prepare("SELECT n FROM import_parts WHERE import = ?1").bind(id).all(),
      ])
      if (list === null) return { outcome: "unknown" }
      if (list.state === "committing" || list.state === "done") return { outcome: "begun" }
      if (list.state !== "open") return { outcome: "refused", state: list.state }
      const here = new Set(
        z
          .array(z.object({ n: z.int() }))
          .parse(results)
          .map(({ n }) => n),
      )
      const missing = Array.from({ length: parts }, (_, n) => n).filter((n) => !here.has(n))
      if (missing.length > 0 || here.size !== parts)
        return { outcome: "incomplete", missing: missing.slice(0, 20) }
      await db
        .prepare(
          "UPDATE imports SET state = 'committing', committed_at = ?2 WHERE id = ?1 AND state = 'open'",
        )
        .bind(id, now)
        .run()
      return { outcome: "begun" }
    },

    /** Begins to undo an import, whatever of it is done; one that is not committed is gone at once. Twice is once. */
    async startUndo(id: string, now: number): Promise<Begun> {
      const list = await find(id)
      if (list === null) return { outcome: "unknown" }
      const { state, committedAt } = list
      if (state === "expired") return { outcome: "refused", state }
      if (committedAt !== null && committedAt <= now - undoDays * dayMs && state === "done") {
        return { outcome: "refused", state, because: "too late" }
      }
      await db.batch([
        db
          .prepare("UPDATE imports SET state = 'undone', mailed = NULL WHERE id = ?1 AND state = 'open'")
          .bind(id),
        db
          .prepare(
            "UPDATE imports SET state = 'undoing', step = '', mailed = NULL WHERE id = ?1 AND state IN ('committing', 'done')",
          )
          .bind(id),
        db
          .prepare(
            `DELETE FROM import_rows WHERE import = ?1
               AND EXISTS (SELECT 1 FROM imports WHERE id = ?1 AND state = 'undone' AND committed_at IS NULL)`,
          )
          .bind(id),
      ])
      return { outcome: "begun" }
    },

    /** Imports that have been begun and not ended: being committed or undone, or with mails still to be asked for. */
    async underWay(): Promise<string[]> {
      const { results } = await db
        .prepare(
          `SELECT id FROM imports WHERE state IN ('committing', 'undoing') OR state = 'done' AND mailed IS NOT NULL
           ORDER BY committed_at`,
        )
        .all()
      return z
        .array(z.object({ id: z.string() }))
        .parse(results)
        .map(({ id }) => id)
    },

    /** Forgets the rows of what was never committed, and of what can no longer be undone. */
    async forget(now: number): Promise<void> {
      await db.batch([
        db
          .prepare(
            "UPDATE imports SET state = 'expired', mailed = NULL WHERE state = 'open' AND created_at <= ?1",
          )
          .bind(now - stagedDays * dayMs),
        db
          .prepare(
            `DELETE FROM import_rows WHERE (import, address_hmac) IN (
               SELECT r.import, r.address_hmac FROM import_rows r JOIN imports i ON i.id = r.import
               WHERE i.state = 'expired' OR i.state IN ('done', 'undone') AND i.mailed IS NULL AND i.committed_at <= ?1
               LIMIT ${forgottenAtOnce})`,
          )
          .bind(now - undoDays * dayMs),
      ])
    },
  }
}

const underWay = `file_sha256 = ?1 AND format = ?2 AND basis IS ?3 AND source IS ?4 AND frequency = ?5 AND moved = ?6
  AND state IN ('open', 'committing')`

const rowColumns = [
  "address_hmac",
  "address",
  "public_id",
  "line",
  "wants",
  "strictness",
  "since",
  "basis",
  "source",
  "kind",
  "frequency",
  "text_version",
  "paid",
  "dormant",
] as const
