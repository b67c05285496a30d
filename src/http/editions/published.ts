import { Edition } from "../../edition/edition.ts"
import { Evidence } from "../../edition/evidence.ts"
import type { EditionRow } from "../../store/edition-row.ts"
import type { Files } from "../../store/files.ts"

/** Whether readers have it, so that visitors may see it too. */
export const isPublished = ({ state }: EditionRow): boolean =>
  state === "sending" || state === "stopped" || state === "done"

/** The frozen words of an edition; null while it is being made. */
export const readEdition = async (files: Files, row: EditionRow): Promise<Edition | null> =>
  row.edition_sha === null ? null : Edition.parse(JSON.parse(await files.get(row.edition_sha)))

export type FrozenEdition = { edition: Edition; evidence: Evidence }

/** The frozen words of an edition and their proof, which is ten times their size; null while it is being made. */
export async function readFrozen(files: Files, row: EditionRow): Promise<FrozenEdition | null> {
  if (row.evidence_sha === null) return null
  const [edition, evidence] = await Promise.all([readEdition(files, row), files.get(row.evidence_sha)])
  return edition && { edition, evidence: Evidence.parse(JSON.parse(evidence)) }
}
