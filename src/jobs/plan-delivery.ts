import { canaryEditions, isCanaryDue, strideOf } from "../delivery/canary.ts"
import { envelopeOf, type Lane } from "../delivery/envelope.ts"
import { type Delivery, deliveryId } from "../delivery/ledger.ts"
import { plan } from "../delivery/plan.ts"
import { capOn } from "../delivery/warm-up.ts"
import { dayOf } from "../market/day.ts"
import type { EditionRow, EditionState } from "../store/edition-row.ts"
import { dueFrequencies } from "../subscribers/due.ts"
import type { JobDeps } from "./deps.ts"
import { nextSlotAt } from "./slot.ts"
import { scheduleOf } from "./start-edition.ts"
import { tellEditors } from "./tell-editors.ts"

export type Planned = { delivery: string | null; state: EditionState; readers: number; lane?: Lane }

/** Whether an edition is so long past its slot that it is not begun to be sent. */
export const isTooLate = ({ config, now }: Pick<JobDeps, "config" | "now">, row: EditionRow): boolean =>
  now() > row.due_at + config.LATEST_START_HOURS * 3_600_000

/** Every how manieth chunk goes first. */
export async function strideFor(
  { ledger, config }: JobDeps,
  { id, envelope, planned }: Delivery,
): Promise<number> {
  if (config.CANARY_MINUTES === 0) return 1
  const { importedAt, editions } = await ledger.before(id, canaryEditions)
  return isCanaryDue(envelope.from, importedAt, editions) ? strideOf(planned) : 1
}

/** What an editor decided while the delivery was being planned holds for the delivery as well. */
async function decided(deps: JobDeps, slug: string, delivery: string): Promise<EditionState> {
  const row = await deps.editions.find(slug)
  const { state, decision } = row ?? { state: "rejected" as const, decision: null }
  const at = deps.now()
  if (state === "stopped" && decision?.action === "pause")
    await deps.ledger.stop(delivery, { kind: "editor", reason: decision.reason, at })
  if (state === "rejected") await deps.ledger.cancel(delivery, at)
  return state
}

/**
 * Writes who gets a released edition, chunk by chunk; by the lane `broadcast` it is only opened. An edition too long past its slot is not sent: it is `missed`, and
 * the editors are told. No chunk is first tried once the next edition is due.
 */
export async function planDelivery(deps: JobDeps, row: EditionRow): Promise<Planned> {
  const { config } = deps
  const now = deps.now()
  if (row.state === "released" && isTooLate(deps, row)) {
    await tellEditors(deps, row.slug, row.version, "missed")
    await deps.editions.move(row.slug, "released", "missed", now)
    return { delivery: null, state: "missed", readers: 0 }
  }
  if (row.state !== "released" && row.state !== "sending") {
    return { delivery: null, state: row.state, readers: 0 }
  }
  if (row.mails === null || row.subject === null) throw new Error(`edition ${row.slug} is not frozen`)
  const [signingKey] = config.TOKEN_KEYS
  if (signingKey === undefined) throw new Error("TOKEN_KEYS holds no key")
  if (row.state === "released" && !(await deps.editions.startSending(row.slug, row.version, now))) {
    const found = await deps.editions.find(row.slug)
    // Another run may have sent it on its way, or put another version in its place.
    if (found?.state !== "sending" || found.version !== row.version)
      return { delivery: null, state: found?.state ?? row.state, readers: 0 }
  }
  const slotToSlot = nextSlotAt(row.slot_at, scheduleOf(config)) - row.slot_at
  const { newsletter, slug, version } = row
  // The provider paces a broadcast, and sends it to all who are in its segment.
  const cap = config.LANE === "broadcast" ? null : capOn(config.WARM_UP, dayOf(now), config.SPREAD_MINUTES)
  const of = { newsletter, slug, version, purpose: "edition" as const }
  const delivery = await plan(deps.ledger, {
    ...of,
    envelope: envelopeOf({
      newsletter,
      lane: config.LANE,
      title: config.TITLE,
      delivery: deliveryId(of),
      from: config.FROM,
      replyTo: config.REPLY_TO,
      subject: row.subject,
      leaveMailbox: config.UNSUBSCRIBE_MAILBOX,
      baseUrl: config.PUBLIC_URL,
      tokenKeyId: signingKey.id,
      mails: row.mails,
    }),
    frequencies: dueFrequencies(config.CADENCE, { day: row.day, bigMove: row.big_move }),
    firstTryBefore: row.due_at + slotToSlot,
    createdAt: now,
    spreadMs: config.SPREAD_MINUTES * 60_000,
    cap,
    startsAfter: cap === null ? 0 : await deps.ledger.endedWith(newsletter),
  })
  const { lane } = delivery.envelope
  if (cap !== null && lane === "batch") await deps.ledger.countLeftOut(delivery.id)
  if (delivery.stride === null)
    await deps.ledger.setStride(delivery.id, lane === "broadcast" ? 1 : await strideFor(deps, delivery))
  const state = await decided(deps, row.slug, delivery.id)
  if (state !== "sending") return { delivery: null, state, readers: delivery.planned }
  deps.log("delivery planned", { delivery: delivery.id, readers: delivery.planned })
  return { delivery: delivery.id, state: "sending", readers: delivery.planned, lane }
}
