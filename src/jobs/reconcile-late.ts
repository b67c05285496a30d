import { conservation, type Tally } from "../delivery/conservation.ts"
import { type Delivery, deliveryId } from "../delivery/ledger.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"
import { mayGoOn, type Standing } from "./reconcile.ts"
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
  const id = deliveryId({ ...row, purpose: "late" })
  const delivery = await deps.ledger.find(id)
  if (delivery === null) throw new Error(`edition ${row.slug} is sent late without a delivery`)
  const { open, ...report } = await deps.ledger.tally(id)
  if (delivery.state === "planning") return { state: "sending", open }
  if (open > 0) {
    const goes = delivery.state !== "stopped" && (await mayGoOn(deps, row, delivery))
    return { state: goes ? "sending" : await stopLate(deps, row), open }
  }
  const broken = conservation(delivery.planned, { ...report, open })
  if (broken !== null) throw new Error(`delivery ${id} does not add up: ${broken}`)
  const now = deps.now()
  await deps.ledger.close(id, now)
  const state = endOf(delivery, report)
  const { notDue } = delivery
  const effort = await deps.ledger.effort(id)
  await deps.lateSends.close(row.slug, state, { ...report, effort, ...(notDue > 0 && { notDue }) }, now)
  await tellEditors(deps, row.slug, row.version, `late-${state}`)
  deps.log("edition sent late", { slug: row.slug, ...report })
  return { state, open }
}

/** How a late send ends. One that nobody has, though some were to, failed. */
function endOf({ cancelledAt }: Delivery, report: Omit<Tally, "open">): "done" | "failed" {
  const { submitted, inDoubt, rejected, failed } = report
  return cancelledAt === null && submitted + inDoubt === 0 && rejected + failed > 0 ? "failed" : "done"
}
