import * as z from "zod"
import { Fact, type Facts, factsById } from "../edition/fact.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"

const Proof = z.object({ facts: z.array(Fact) })

/** The facts that a frozen edition's evidence holds. */
export async function provedFacts(
  files: JobDeps["files"],
  { slug, evidence_sha }: Pick<EditionRow, "slug" | "evidence_sha">,
): Promise<Facts> {
  if (evidence_sha === null) throw new Error(`edition ${slug} is not frozen`)
  return factsById(Proof.parse(JSON.parse(await files.get(evidence_sha))).facts)
}
