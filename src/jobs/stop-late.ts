import { deliveryId } from "../delivery/ledger.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"
import { tellEditors } from "./tell-editors.ts"

/** Rests a late send until a person acts, and tells the editors once a stop. */
export async function stopLate(deps: JobDeps, row: EditionRow): Promise<"stopped"> {
  const late = await deps.lateSends.find(row.slug)
  if (late?.state === "sending") {
    await tellEditors(deps, row.slug, row.version, "late-stopped", late.runs)
    await deps.lateSends.rest(row.slug, deliveryId({ ...row, purpose: "late" }), deps.now())
  }
  return "stopped"
}
