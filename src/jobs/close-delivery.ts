import { conservation } from "../delivery/conservation.ts"
import { type Delivery, deliveryId } from "../delivery/ledger.ts"
import type { EditionRow, Report } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"
import { guardDelivery } from "./guard-delivery.ts"
import { recheckClose } from "./recheck-close.ts"

/**
 * What a delivery has come to. While readers are open it is `sending` or `stopped`; it is `closed` once each planned reader is
 * accounted for, and `end` says as what: one that nobody has was `rejected` where an editor cancelled it, and is `failed`
 * where some were to have it.
 */
export type Closing =
  | { state: "sending"; open: number }
  | { state: "stopped"; open: number }
  | { state: "closed"; end: "done" | "failed" | "rejected"; report: Report; at: number }

/**
 * Closes an edition's delivery once it adds up: planned = submitted + left + suppressed + rejected + failed + in doubt. One
 * that must not go on is stopped. Throws when there is no such delivery, or its numbers do not add up.
 */
export async function closeDelivery(
  deps: JobDeps,
  row: EditionRow,
  purpose: "edition" | "late",
): Promise<Closing> {
  const id = deliveryId({ ...row, purpose })
  const delivery = await deps.ledger.find(id)
  if (delivery === null) throw new Error(`edition ${row.slug} is being sent without delivery ${id}`)
  const counts = delivery.envelope.lane === "broadcast" ? deps.broadcasts : deps.ledger
  const { open, ...sums } = await counts.tally(id)
  if (delivery.state === "planning") return { state: "sending", open }
  if (open > 0) {
    const goes = delivery.state !== "stopped" && (await mayGoOn(deps, row, delivery))
    return { state: goes ? "sending" : "stopped", open }
  }
  const broken = conservation(delivery.planned, { ...sums, open })
  if (broken !== null) throw new Error(`delivery ${id} does not add up: ${broken}`)
  const at = deps.now()
  await deps.ledger.close(id, at)
  const { notDue } = delivery
  const report = { ...sums, effort: await deps.ledger.effort(id), ...(notDue > 0 && { notDue }) }
  const end = endOf(delivery, report)
  deps.log("delivery closed", { delivery: id, end, ...sums })
  return { state: "closed", end, report, at }
}

const mayGoOn = async (deps: JobDeps, row: EditionRow, delivery: Delivery): Promise<boolean> =>
  (await guardDelivery(deps, delivery)) === "goes" && (await recheckClose(deps, row, delivery)) === "goes"

function endOf({ cancelledAt }: Delivery, report: Report): "done" | "failed" | "rejected" {
  const { submitted, inDoubt, rejected, failed } = report
  if (submitted + inDoubt > 0) return "done"
  if (cancelledAt !== null) return "rejected"
  return rejected + failed > 0 ? "failed" : "done"
}
