import type { EditionRow } from "../store/edition-row.ts"
import { closeDelivery } from "./close-delivery.ts"
import type { JobDeps } from "./deps.ts"
import type { Standing } from "./reconcile.ts"
import { stopLate } from "./stop-late.ts"
import { tellEditors } from "./tell-editors.ts"

/**
 * Closes an edition's late send once every reader planned for it is accounted for, as `reconcile` closes the edition's own
 * delivery. Its numbers stand in a report of its own, which the editors get once.
 */
export async function reconcileLate(deps: JobDeps, row: EditionRow): Promise<Standing> {
  const late = await deps.lateSends.find(row.slug)
  if (late === null) throw new Error(`edition ${row.slug} was never asked to be sent late`)
  // Each telling is once, however often it is asked: a crash after closing must not lose the report.
  if (late.state === "done" || late.state === "failed")
    await tellEditors(deps, row.slug, row.version, `late-${late.state}`)
  if (late.state !== "sending") return { state: late.state, open: 0 }
  const closing = await closeDelivery(deps, row, "late")
  if (closing.state === "sending") return { state: "sending", open: closing.open }
  if (closing.state === "stopped") return { state: await stopLate(deps, row), open: closing.open }
  const { report, at } = closing
  // The edition itself is out, so a late send that was cancelled is over, and rejected by nobody.
  const state = closing.end === "rejected" ? "done" : closing.end
  await deps.lateSends.close(row.slug, state, report, at)
  await tellEditors(deps, row.slug, row.version, `late-${state}`)
  return { state, open: 0 }
}
