import { canonicalJson } from "../edition/canonical.ts"
import { composeEdition } from "../edition/compose.ts"
import type { JobDeps } from "./deps.ts"
import { Gathered } from "./gathered.ts"
import { Making } from "./settings.ts"

/** R2 keys of an edition's words, of their proof, and of what they were made with. */
export type Words = { edition: string; evidence: string; making: string }

/** Composes the edition from what was gathered. Pure but for reading and storing: twice gives the same keys. */
export async function composeWords({ files }: Pick<JobDeps, "files">, gathered: string): Promise<Words> {
  const { making, ...heard } = Gathered.parse(JSON.parse(await files.get(gathered)))
  const { settings, previous } = Making.parse(JSON.parse(await files.get(making)))
  const { edition, evidence } = composeEdition(heard, settings, previous)
  return {
    edition: await files.put(canonicalJson(edition), "application/json"),
    evidence: await files.put(canonicalJson(evidence), "application/json"),
    making,
  }
}
