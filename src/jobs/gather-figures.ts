import * as z from "zod"
import { Reason } from "../market/figure.ts"
import { gather } from "../market/gather.ts"
import { Observation } from "../market/observation.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"

/** What a gathering leaves behind in R2: all that composing reads from outside. */
export const Gathered = z.object({ observations: z.array(Observation), failures: z.array(Reason) })
export type Gathered = z.infer<typeof Gathered>

/**
 * Asks every source and keeps what they said, replies and all, unless a gathering of this version stands already.
 * Returns the R2 key of what was gathered.
 */
export async function gatherFigures(deps: JobDeps, row: EditionRow): Promise<string> {
  if (row.gathered !== null) return row.gathered
  const { observations, failures, replies } = await gather(deps.sources, { day: row.day, get: deps.get })
  for (const failure of failures) {
    deps.log("source failed", { slug: row.slug, source: failure.source ?? "", detail: failure.detail })
  }
  // Each reply under its own hash, which is the `rawSha256` of the observations read from it.
  await Promise.all(replies.map((reply) => deps.files.put(reply.body, "text/plain; charset=utf-8")))
  const gathered: Gathered = { observations, failures }
  const key = await deps.files.put(JSON.stringify(gathered), "application/json")
  await deps.editions.noteGathered(row.slug, row.version, key)
  // Two runs may have gathered side by side: the first to be noted is the one that both go on with.
  const noted = await deps.editions.find(row.slug)
  return noted?.gathered ?? key
}
