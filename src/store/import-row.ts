import * as z from "zod"
import { ImportState, NewImport } from "../subscribers/import/job.ts"

const ImportRow = z.object({
  id: z.string(),
  state: ImportState,
  file: NewImport.shape.file,
  format: NewImport.shape.format,
  basis: z.string().nullable(),
  source: z.string().nullable(),
  frequency: NewImport.shape.frequency.unwrap(),
  moved: z.literal([0, 1]).transform(Boolean),
  committedAt: z.int().nullable(),
})
const columns = `id, state, file_sha256 AS file, format, basis, source, frequency, moved, committed_at AS committedAt`
export type ImportRow = z.infer<typeof ImportRow>

/** An import as its row says; null when there is none. */
export async function findImport(db: D1Database, id: string): Promise<ImportRow | null> {
  const row = await db.prepare(`SELECT ${columns} FROM imports WHERE id = ?1`).bind(id).first()
  return row === null ? null : ImportRow.parse(row)
}
