import type { EditionRow, EditionState } from "../store/edition-row.ts"
import { closeDelivery } from "./close-delivery.ts"
import type { JobDeps } from "./deps.ts"
import { stopEdition } from "./stop-edition.ts"
import { tellEditors } from "./tell-editors.ts"

/** How an edition stands, and how many planned readers are not accounted for yet. */
export type Standing = { state: EditionState; open: number }

/** Closes an edition once every planned reader is accounted for. The editors get the report once. */
export async function reconcile(deps: JobDeps, row: EditionRow): Promise<Standing> {
  // Each telling is once, however often it is asked: a crash after closing must not lose the report.
  if (row.state === "done" || row.state === "failed")
    await tellEditors(deps, row.slug, row.version, row.state)
  if (row.state !== "sending") return { state: row.state, open: 0 }
  const closing = await closeDelivery(deps, row, "edition")
  if (closing.state === "sending") return { state: "sending", open: closing.open }
  if (closing.state === "stopped") return { state: await stopEdition(deps, row), open: closing.open }
  const { end, report, at } = closing
  await deps.editions.close(row.slug, end, report, at)
  if (end !== "rejected") await tellEditors(deps, row.slug, row.version, end)
  return { state: end, open: 0 }
}
