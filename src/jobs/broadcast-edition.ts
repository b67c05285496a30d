import { isSettled } from "../delivery/broadcast.ts"
import type { Delivery } from "../delivery/ledger.ts"
import { pauseMs } from "../delivery/pause.ts"
import type { EditionRow, EditionState } from "../store/edition-row.ts"
import { advance } from "./advance-broadcast.ts"
import { alignContacts, type Stopped } from "./align-contacts.ts"
import { compareContacts } from "./compare-contacts.ts"
import type { JobDeps } from "./deps.ts"
import { reconcile } from "./reconcile.ts"
import { stopEdition } from "./stop-edition.ts"

/** How an edition stands, and how long to wait before the next round. */
export type Round = { state: EditionState; waitMs: number }

/** Where a round's work ended: go on after so long, or the provider's answer that it ended with. */
type Ended = { waitMs: number } | Stopped

const othersMs = 60_000
const changedMs = 1000

/**
 * One round of sending an edition by the lane `broadcast`, small enough for a step of the Workflow: contacts are brought
 * in line, then there is one broadcast for each segment that is due, and each is drafted, read back, sent and looked
 * after until it is settled. Then it is reconciled like any other delivery.
 */
export async function broadcastEdition(deps: JobDeps, row: EditionRow, id: string): Promise<Round> {
  if (row.state !== "sending") return { state: (await reconcile(deps, row)).state, waitMs: 0 }
  const delivery = await deps.ledger.find(id)
  if (delivery === null) throw new Error(`edition ${row.slug} is sending without a delivery`)
  const ended = await work(deps, row, delivery)
  if ("type" in ended) {
    deps.log("broadcast round ended", { delivery: id, outcome: ended.type, detail: ended.detail })
    if (ended.type === "invalid" || (ended.type === "refused" && ended.scope === "account")) {
      await deps.ledger.stop(id, { kind: "provider", reason: ended.detail, at: deps.now() })
      return { state: await stopEdition(deps, row), waitMs: 0 }
    }
  }
  const { state } = await reconcile(deps, row)
  return { state, waitMs: "waitMs" in ended ? ended.waitMs : waitAfter(ended) }
}

const waitAfter = (answer: Stopped): number =>
  answer.type === "missing" ? othersMs : Math.max(changedMs, pauseMs(answer, 1))

async function work(deps: JobDeps, row: EditionRow, delivery: Delivery): Promise<Ended> {
  if (delivery.state === "stopped") return { waitMs: 0 }
  if (delivery.state === "planning") {
    const ended = await prepare(deps, row, delivery)
    if (ended !== null) return ended
  }
  let waitMs = 0
  for (const broadcast of await deps.broadcasts.of(delivery.id)) {
    if (isSettled(broadcast)) continue
    const ended = await advance(deps, delivery, broadcast)
    if ("type" in ended) return ended
    waitMs = Math.max(waitMs, ended.waitMs)
  }
  return { waitMs }
}

/** Brings contacts in line and writes the broadcasts; null once they are written. */
async function prepare(deps: JobDeps, row: EditionRow, delivery: Delivery): Promise<Ended | null> {
  const late = deps.now() >= delivery.firstTryBefore || delivery.cancelledAt !== null
  if (!late) {
    const others = await settleOthers(deps, delivery.id)
    if (others !== null) return others
    const aligned = await alignContacts(deps, { leaversOnly: false })
    if (aligned.type === "more") return { waitMs: 0 }
    if (aligned.type !== "aligned") return aligned
    const compared = await compareContacts(deps, { leaversOnly: false })
    if (compared.type === "changed") return { waitMs: changedMs }
    if (compared.type !== "same") return compared
  }
  const hash = (row.edition_sha ?? "").split("/").at(-1)?.slice(0, 12) ?? ""
  const prefix = `${delivery.newsletter}/${delivery.slug}`
  return (await deps.broadcasts.plan(delivery.id, { prefix, hash, late })) ? null : { waitMs: changedMs }
}

/** Whoever changes segments while an earlier edition is under way would miss it, or get it twice: so that one comes first. */
async function settleOthers(deps: JobDeps, id: string): Promise<Ended | null> {
  for (const broadcast of await deps.broadcasts.unsettledBut(id)) {
    const delivery = await deps.ledger.find(broadcast.delivery)
    if (delivery === null) continue
    const late = deps.now() >= delivery.firstTryBefore || delivery.cancelledAt !== null
    const ended = late || broadcast.state === "sending" ? await advance(deps, delivery, broadcast) : null
    if (ended !== null && "type" in ended) return ended
  }
  return (await deps.broadcasts.unsettledBut(id)).length > 0 ? { waitMs: othersMs } : null
}
