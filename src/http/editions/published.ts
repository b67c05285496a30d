import { Edition } from "../../edition/edition.ts"
import { Evidence } from "../../edition/evidence.ts"
import type { EditionRow } from "../../store/editions.ts"
import type { Files } from "../../store/files.ts"

/** Whether readers have it, so that visitors may see it too. */
export const isPublished = ({ state }: EditionRow): boolean => state === "sending" || state === "done"

/** The frozen words of an edition and their proof; null while it is being made. */
export async function readFrozen(
  files: Files,
  row: EditionRow,
): Promise<{ edition: Edition; evidence: Evidence } | null> {
  if (row.edition_sha === null || row.evidence_sha === null) return null
  const [edition, evidence] = await Promise.all([files.get(row.edition_sha), files.get(row.evidence_sha)])
  return { edition: Edition.parse(JSON.parse(edition)), evidence: Evidence.parse(JSON.parse(evidence)) }
}
