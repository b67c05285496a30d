import { deliveryId } from "../delivery/ledger.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"
import { stopLate } from "./stop-late.ts"
import { tellEditors } from "./tell-editors.ts"

/** Rests an edition whose delivery the provider refuses until a person acts, and tells the editors once a stop. */
export async function stopEdition(deps: JobDeps, row: EditionRow): Promise<"stopped"> {
  await tellEditors(deps, row.slug, row.version, "stopped", row.runs)
  await deps.editions.rest(row.slug, deliveryId({ ...row, purpose: "edition" }), deps.now())
  return "stopped"
}

/** The same, told by the queue's consumer, which knows the delivery. */
export async function stopDelivery(deps: JobDeps, delivery: string): Promise<void> {
  const stopped = await deps.ledger.find(delivery)
  const row = stopped && (await deps.editions.find(stopped.slug))
  if (row && stopped?.purpose === "late") await stopLate(deps, row)
  else if (row?.state === "sending") await stopEdition(deps, row)
}
