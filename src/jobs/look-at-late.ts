import { type LateView, whyNotLate } from "../delivery/late.ts"
import { deliveryId } from "../delivery/ledger.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"
import { viewOf } from "./look-at-delivery.ts"
import { mostReadersLate } from "./plan-late.ts"

/** Whether an edition may be sent late and to how many; or how that stands, once it was asked for. */
export async function lookAtLate(
  deps: Pick<JobDeps, "ledger" | "broadcasts" | "config" | "lateSends" | "now">,
  row: EditionRow,
): Promise<LateView> {
  const late = await deps.lateSends.find(row.slug)
  if (late !== null) {
    const { slug: _, ...sent } = late
    const delivery = await viewOf(deps, deliveryId({ ...row, purpose: "late" }))
    return { readers: null, whyNot: null, sent: { ...sent, delivery } }
  }
  const id = deliveryId({ ...row, purpose: "edition" })
  const delivery = await deps.ledger.find(id)
  const mostReaders = delivery && mostReadersLate(deps, delivery)
  const now = deps.now()
  const whyNot = whyNotLate({ state: row.state, lane: deps.config.LANE, delivery, mostReaders, now })
  if (whyNot !== null) return { readers: null, whyNot, sent: null }
  const newcomers = await deps.lateSends.count(id, now)
  return { readers: Math.min(newcomers, mostReaders ?? newcomers), whyNot: null, sent: null }
}
