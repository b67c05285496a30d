import { mayGo } from "../delivery/canary.ts"
import type { DeliveryView } from "../delivery/delivery-view.ts"
import { continues } from "../delivery/halt.ts"
import { deliveryId } from "../delivery/ledger.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"

/** The delivery of an edition as it stands; null before there is one. */
export async function lookAtDelivery(
  { ledger, broadcasts, config }: Pick<JobDeps, "ledger" | "broadcasts" | "config">,
  row: EditionRow,
): Promise<DeliveryView | null> {
  const id = deliveryId({ ...row, purpose: "edition" })
  const delivery = await ledger.find(id)
  if (delivery === null) return null
  const { tally } = delivery.envelope.lane === "broadcast" ? broadcasts : ledger
  const [counts, signs] = await Promise.all([tally(id), ledger.signs(id)])
  const { halt, stride, canaryAt, cancelledAt } = delivery
  const { delivered, bounced, complained } = signs
  const tried = stride !== null && !mayGo(1, stride) && counts.open > 0
  return {
    counts,
    told: { delivered, bounced, complained },
    halt: halt && { ...halt, continues: continues[halt.kind] },
    canary: tried ? { overAt: canaryAt === null ? null : canaryAt + config.CANARY_MINUTES * 60_000 } : null,
    cancelledAt,
  }
}
