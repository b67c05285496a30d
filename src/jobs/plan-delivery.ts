import { envelopeOf } from "../delivery/envelope.ts"
import { deliveryId } from "../delivery/ledger.ts"
import { plan } from "../delivery/plan.ts"
import type { EditionRow, EditionState } from "../store/edition-row.ts"
import { dueFrequencies } from "../subscribers/due.ts"
import type { JobDeps } from "./deps.ts"
import { nextSlotAt } from "./slot.ts"
import { scheduleOf } from "./start-edition.ts"
import { tellEditors } from "./tell-editors.ts"

export type Planned = { delivery: string | null; state: EditionState; readers: number }

/** Whether an edition is so long past its slot that it is not begun to be sent. */
export const isTooLate = ({ config, now }: Pick<JobDeps, "config" | "now">, row: EditionRow): boolean =>
  now() > row.due_at + config.LATEST_START_HOURS * 3_600_000

/**
 * Writes who gets a released edition, chunk by chunk. An edition too long past its slot is not sent: it is `missed`, and
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
  const of = { newsletter, slug, version, purpose: "edition" as const }
  const delivery = await plan(deps.ledger, {
    ...of,
    envelope: envelopeOf({
      newsletter,
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
  })
  deps.log("delivery planned", { delivery: delivery.id, readers: delivery.planned })
  return { delivery: delivery.id, state: "sending", readers: delivery.planned }
}
