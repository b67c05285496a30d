import * as z from "zod"
import { faultsTold, type ImportReport } from "../subscribers/import/job.ts"
import { Fault, Wants } from "../subscribers/import/row.ts"
import { type Verdict, verdict, verdictNames } from "../subscribers/import/verdict.ts"
import { findImport } from "./import-row.ts"
import { Here, standing } from "./import-standing.ts"
import { jsonColumn } from "./json-column.ts"

const Sums = z.object({ parts: z.int(), rows: z.int(), faults: z.int(), left: z.int(), kept: z.int() })
const Group = Here.extend({
  wants: Wants,
  verdict: z.enum(verdictNames).nullable(),
  n: z.int(),
  paid: z.int(),
  dormant: z.int(),
})

/** Where an import stands; null when there is none. What is not committed is judged by what is known here now. */
export async function reportOf(db: D1Database, id: string): Promise<ImportReport | null> {
  const list = await findImport(db, id)
  if (list === null) return null
  const [sums, groups, faults] = await db.batch([
    db
      .prepare(
        `SELECT count(*) AS parts, coalesce(sum(rows), 0) AS rows,
           coalesce(sum(json_array_length(faults)), 0) AS faults,
           (SELECT count(*) FROM import_rows r JOIN imports i ON i.id = r.import
            WHERE r.import = ?1 AND r.address_hmac > i.step AND i.state IN ('committing', 'undoing')) AS left,
           (SELECT count(*) FROM import_rows r JOIN imports i ON i.id = r.import
            JOIN subscribers s ON s.public_id = r.public_id
            WHERE r.import = ?1 AND i.state = 'undone') AS kept
         FROM import_parts WHERE import = ?1`,
      )
      .bind(id),
    db
      .prepare(
        `SELECT ${standing.columns}, r.wants, r.verdict, count(*) AS n, sum(r.paid) AS paid, sum(r.dormant) AS dormant
         FROM ${standing.tables} WHERE r.import = ?1 GROUP BY 1, 2, 3, 4, 5`,
      )
      .bind(id),
    db
      .prepare(
        `SELECT json_group_array(json(value)) AS faults FROM (SELECT value FROM import_parts, json_each(faults)
         WHERE import = ?1 ORDER BY value ->> 'line' LIMIT ${faultsTold})`,
      )
      .bind(id),
  ])
  const [{ rows, faults: malformed, ...rest }] = z.tuple([Sums]).parse(sums?.results)
  const all = z.array(Group).parse(groups?.results)
  const [told] = z.tuple([z.object({ faults: jsonColumn(z.array(Fault)) })]).parse(faults?.results)
  const sum = (of: (group: z.infer<typeof Group>) => number) =>
    all.reduce((before, group) => before + of(group), 0)
  const counts = Object.fromEntries(verdictNames.map((name) => [name, 0])) as Record<Verdict, number>
  for (const group of all) counts[group.verdict ?? verdict(group)] += group.n
  const { committedAt: _, ...described } = list
  return {
    ...described,
    ...rest,
    records: rows + malformed,
    // Once the rows are forgotten, nobody can tell.
    duplicates: all.length === 0 ? 0 : rows - sum(({ n }) => n),
    malformed: { count: malformed, first: told.faults },
    paid: sum(({ paid }) => paid),
    dormant: sum(({ dormant }) => dormant),
    verdicts: counts,
  }
}
