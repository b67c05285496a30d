import { mayGo } from "../delivery/canary.ts"
import type { DeliveryView } from "../delivery/delivery-view.ts"
import { continues } from "../delivery/halt.ts"
import { deliveryId } from "../delivery/ledger.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"

type Deps = Pick<JobDeps, "ledger" | "broadcasts" | "config">

/** The delivery of an edition as it stands; null before there is one. */
export const lookAtDelivery = (deps: Deps, row: EditionRow): Promise<DeliveryView | null> =>
  viewOf(deps, deliveryId({ ...row, purpose: "edition" }))

/** A delivery as it stands; null where there is none of that id. */
export async function viewOf({ ledger, broadcasts, config }: Deps, id: string): Promise<DeliveryView | null> {
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
