import { conservation, type Tally } from "../delivery/conservation.ts"
import { type Delivery, deliveryId } from "../delivery/ledger.ts"
import type { EditionRow, EditionState } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"
import { guardDelivery } from "./guard-delivery.ts"
import { recheckClose } from "./recheck-close.ts"
import { stopEdition } from "./stop-edition.ts"
import { tellEditors } from "./tell-editors.ts"

/** How an edition stands, and how many planned readers are not accounted for yet. */
export type Standing = { state: EditionState; open: number }

/**
 * Closes an edition once every planned reader is accounted for: planned = submitted + left + suppressed + rejected +
 * failed + in doubt. It is `sending` while readers are open. The editors get the report once.
 */
export async function reconcile(deps: JobDeps, row: EditionRow): Promise<Standing> {
  // Each telling is once, however often it is asked: a crash after closing must not lose the report.
  if (row.state === "done" || row.state === "failed")
    await tellEditors(deps, row.slug, row.version, row.state)
  if (row.state !== "sending") return { state: row.state, open: 0 }
  const id = deliveryId({ ...row, purpose: "edition" })
  const delivery = await deps.ledger.find(id)
  if (delivery === null) throw new Error(`edition ${row.slug} is sending without a delivery`)
  const counts = delivery.envelope.lane === "broadcast" ? deps.broadcasts : deps.ledger
  const { open, ...report } = await counts.tally(id)
  if (delivery.state === "planning") return { state: "sending", open }
  if (open > 0) {
    const goes = delivery.state !== "stopped" && (await mayGoOn(deps, row, delivery))
    return { state: goes ? "sending" : await stopEdition(deps, row), open }
  }
  const broken = conservation(delivery.planned, { ...report, open })
  if (broken !== null) throw new Error(`delivery ${id} does not add up: ${broken}`)
  const now = deps.now()
  await deps.ledger.close(id, now)
  const state = endOf(delivery, report)
  const { notDue } = delivery
  const effort = await deps.ledger.effort(id)
  await deps.editions.close(row.slug, state, { ...report, effort, ...(notDue > 0 && { notDue }) }, now)
  if (state !== "rejected") await tellEditors(deps, row.slug, row.version, state)
  deps.log("edition done", { slug: row.slug, ...report })
  return { state, open }
}

/** Whether a delivery under way goes on; it is stopped where it must not. */
export const mayGoOn = async (deps: JobDeps, row: EditionRow, delivery: Delivery): Promise<boolean> =>
  (await guardDelivery(deps, delivery)) === "goes" && (await recheckClose(deps, row, delivery)) === "goes"

/** How an edition ends. One that nobody has, though some were to, never went out: visitors are not shown it. */
function endOf({ cancelledAt }: Delivery, report: Omit<Tally, "open">): "done" | "failed" | "rejected" {
  const { submitted, inDoubt, rejected, failed } = report
  if (submitted + inDoubt > 0) return "done"
  if (cancelledAt !== null) return "rejected"
  return rejected + failed > 0 ? "failed" : "done"
}
