import { type Delivery, deliveryId } from "../delivery/ledger.ts"
import { plan } from "../delivery/plan.ts"
import { deliveryTag } from "../delivery/provider-event.ts"
import { capOn } from "../delivery/warm-up.ts"
import { dayOf } from "../market/day.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"
import { strideFor } from "./plan-delivery.ts"
import { recheckClose } from "./recheck-close.ts"

/** What the warm-up of the sender's domain leaves for today, after an edition that may have gone today; null without one. */
export function mostReadersLate(
  { config, now }: Pick<JobDeps, "config" | "now">,
  edition: Pick<Delivery, "createdAt" | "planned">,
): number | null {
  const today = dayOf(now())
  const cap = capOn(config.WARM_UP, today, config.SPREAD_MINUTES)
  const spent = dayOf(edition.createdAt) === today ? edition.planned : 0
  return cap === null ? null : Math.max(0, cap - spent)
}

/**
 * Writes who gets an edition late: the same frozen mails under the same envelope, but for the tag by which the provider's
 * webhooks tell the two deliveries apart. Before the first of it the close that it prints is asked for again.
 */
export async function planLate(deps: JobDeps, row: EditionRow): Promise<Delivery> {
  const { ledger, config } = deps
  const { newsletter, slug, version } = row
  const edition = await ledger.find(deliveryId({ ...row, purpose: "edition" }))
  if (edition === null) throw new Error(`edition ${slug} is sent late without having been sent`)
  const of = { newsletter, slug, version, purpose: "late" as const }
  const { envelope, frequencies, firstTryBefore } = edition
  const now = deps.now()
  const delivery = await plan(ledger, {
    ...of,
    envelope: { ...envelope, tags: { ...envelope.tags, delivery: deliveryTag(deliveryId(of)) } },
    frequencies,
    firstTryBefore,
    createdAt: now,
    // Nothing of it may be left for after the next edition's slot.
    spreadMs: Math.floor(Math.max(0, Math.min(config.SPREAD_MINUTES * 60_000, (firstTryBefore - now) / 2))),
    cap: mostReadersLate(deps, edition),
  })
  if (delivery.cap !== null) await ledger.countLeftOut(delivery.id)
  if (delivery.stride !== null) return delivery
  if (delivery.planned > 0) await recheckClose(deps, row, { ...delivery, createdAt: 0 })
  await ledger.setStride(delivery.id, await strideFor(deps, delivery))
  deps.log("late delivery planned", { delivery: delivery.id, readers: delivery.planned })
  return delivery
}
