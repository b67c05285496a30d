import { canonicalJson } from "../edition/canonical.ts"
import { composeEdition } from "../edition/compose.ts"
import { Evidence } from "../edition/evidence.ts"
import { toPrevious } from "../edition/facts/previous.ts"
import type { Previous, Settings } from "../edition/settings.ts"
import { instantOf } from "../market/day.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"
import { Gathered } from "./gather-figures.ts"

/** R2 keys of an edition's words and of their proof. */
export type Words = { edition: string; evidence: string }

/** Composes the edition from what was gathered. Pure but for reading and storing: twice gives the same keys. */
export async function composeWords(deps: JobDeps, row: EditionRow, gathered: string): Promise<Words> {
  const material = Gathered.parse(JSON.parse(await deps.files.get(gathered)))
  const { edition, evidence } = composeEdition(material, settingsOf(deps, row), await previousOf(deps, row))
  return {
    edition: await deps.files.put(canonicalJson(edition), "application/json"),
    evidence: await deps.files.put(canonicalJson(evidence), "application/json"),
  }
}

const settingsOf = ({ config }: JobDeps, row: EditionRow): Settings => ({
  newsletter: row.newsletter,
  title: config.TITLE,
  slug: row.slug,
  version: row.version,
  day: row.day,
  slot: instantOf(row.slot_at),
  publicUrl: config.PUBLIC_URL,
  holdings: config.HOLDINGS,
})

/** What the last edition that went out said, for the section on what has changed since. */
async function previousOf(deps: JobDeps, row: EditionRow): Promise<Previous | null> {
  const before = await deps.editions.publishedBefore(row.day)
  if (before === null || before.evidence_sha === null) return null
  const { facts } = Evidence.parse(JSON.parse(await deps.files.get(before.evidence_sha)))
  return toPrevious(before.slug, before.day, facts)
}
