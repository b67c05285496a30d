import {
  type Broadcast,
  type BroadcastEvent,
  isSettled,
  next,
  type Seen,
  showsWithinMs,
} from "../delivery/broadcast.ts"
import { broadcastTexts } from "../delivery/broadcast-texts.ts"
import type { Delivery } from "../delivery/ledger.ts"
import type { Draft, StandingBroadcast } from "../mailer/broadcaster.ts"
import type { Broadcasts } from "../store/broadcasts.ts"
import type { Files } from "../store/files.ts"
import { ReaderKind } from "../subscribers/reader-kind.ts"
import { type AlignDeps, alignContacts, type Stopped, segmentName } from "./align-contacts.ts"

export type AdvanceDeps = AlignDeps & { broadcasts: Broadcasts; files: Pick<Files, "get"> }

/** What a broadcast does next: something happens to it, or it must be waited for, or the provider's answer ends the round. */
type Turn = { event: BroadcastEvent } | { waitMs: number } | Stopped

/** How often the provider is asked whether what it has taken is sent. */
const looksEveryMs = 5000

/**
 * Moves one broadcast on as far as it goes now: settled, or to be waited for, or until an answer that ends the round. It may
 * die anywhere, and be done by two at once: each step is written before the next is taken, and the ask before it is made.
 */
export async function advance(
  deps: AdvanceDeps,
  delivery: Delivery,
  broadcast: Broadcast,
): Promise<{ waitMs: number } | Stopped> {
  const { broadcasts, broadcaster, log } = deps
  let at = broadcast
  while (!isSettled(at)) {
    const turn = await turnOf(deps, delivery, at)
    if (!("event" in turn)) return turn
    const step = next(at, turn.event)
    if (step.broadcast === undefined) return { waitMs: looksEveryMs }
    if (!(await broadcasts.save(step.broadcast))) return overtaken(deps, at, turn.event)
    at = step.broadcast
    log("broadcast moved", { name: at.name, state: at.state, asks: at.asks, detail: at.detail })
    if (turn.event.type !== "ask" || at.providerId === null) continue

    const answer = await broadcaster.send(at.providerId)
    if (answer.type !== "done")
      log("broadcast answered", { name: at.name, outcome: answer.type, detail: answer.detail })
    // Only a refusal says for certain that nothing was taken. Of the rest the provider's own state tells.
    if (answer.type !== "refused") return { waitMs: looksEveryMs }
    const refused = next(at, { type: "refused", ask: at.asks })
    if (refused.broadcast !== undefined) await broadcasts.save(refused.broadcast)
    return answer
  }
  return { waitMs: 0 }
}

/** Another came first. A draft that was made meanwhile is one too many: nobody must find and send it. */
async function overtaken(
  { broadcasts, broadcaster }: AdvanceDeps,
  at: Broadcast,
  event: BroadcastEvent,
): Promise<{ waitMs: number }> {
  if (event.type === "found") {
    const stands = (await broadcasts.of(at.delivery)).find(({ segment }) => segment === at.segment)
    if (stands?.providerId && stands.providerId !== event.providerId)
      await broadcaster.discard(event.providerId)
  }
  return { waitMs: 0 }
}

function turnOf(deps: AdvanceDeps, delivery: Delivery, broadcast: Broadcast): Promise<Turn> {
  switch (broadcast.state) {
    case "wanted":
      return draft(deps, delivery, broadcast)
    case "drafted":
      return ask(deps, delivery, broadcast)
    default:
      return look(deps, delivery, broadcast)
  }
}

/** Finds the draft by its name, or makes it. */
async function draft(deps: AdvanceDeps, delivery: Delivery, broadcast: Broadcast): Promise<Turn> {
  const { broadcaster } = deps
  const listed = await broadcaster.broadcasts()
  if (listed.type !== "done") return listed
  const named = listed.value.filter(({ name }) => name === broadcast.name)
  // What is under way or sent comes before any draft. Of drafts, the same one for whoever looks.
  const [found, ...strays] = named.toSorted(
    (one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1),
  )
  if (found !== undefined) {
    for (const { id, status } of strays) if (seenAs(status) === "draft") await broadcaster.discard(id)
    return { event: { type: "found", providerId: found.id } }
  }
  const end = endOf(deps.now(), delivery)
  if (next(broadcast, end).broadcast !== undefined) return { event: end }
  const wanted = await draftOf(deps, delivery, broadcast)
  if ("type" in wanted) return wanted
  const made = await broadcaster.create(wanted)
  if (made.type === "invalid") return { event: { type: "invalid", detail: made.detail } }
  return made.type === "done" ? { event: { type: "found", providerId: made.value } } : made
}

const rank = ({ status }: { status: string }): number => (seenAs(status) === "draft" ? 1 : 0)

/** Reads the draft back, takes out who has left meanwhile, and has it sent. */
async function ask(deps: AdvanceDeps, delivery: Delivery, broadcast: Broadcast): Promise<Turn> {
  const read = await deps.broadcaster.read(broadcast.providerId ?? "")
  if (read.type === "missing") return { event: { type: "gone" } }
  if (read.type !== "done") return read
  const as = seenAs(read.value.status)
  if (as !== "draft") return { event: { type: "seen", now: deps.now(), as, reached: false } }
  const end = endOf(deps.now(), delivery)
  if (next(broadcast, end).broadcast !== undefined) return giveUp(deps, broadcast, end)
  const wanted = await draftOf(deps, delivery, broadcast)
  if ("type" in wanted) return wanted
  const difference = differenceOf(wanted, read.value)
  if (difference !== null) return giveUp(deps, broadcast, { type: "differs", detail: difference })

  for (;;) {
    const aligned = await alignContacts(deps, { leaversOnly: true })
    if (aligned.type === "aligned") break
    if (aligned.type !== "more") return aligned
  }
  const { n, rejected, segment } = broadcast
  const members = (await deps.contacts.inSegment(segment, deps.now())).length
  const left = Math.max(0, n - rejected - members)
  return { event: members === 0 ? { type: "nobody", left } : { type: "ask", now: deps.now(), left } }
}

/** What ends what has not gone yet, if its time has come. */
const endOf = (now: number, { firstTryBefore: deadline, cancelledAt }: Delivery): BroadcastEvent =>
  cancelledAt === null ? { type: "overdue", now, deadline } : { type: "cancel" }

/** The draft goes first: what is called failed must not be sent by anybody who finds it there. */
async function giveUp(
  { broadcaster }: AdvanceDeps,
  { providerId }: Broadcast,
  event: BroadcastEvent,
): Promise<Turn> {
  const discarded = await broadcaster.discard(providerId ?? "")
  if (discarded.type === "done") return { event }
  return discarded.type === "invalid" ? { waitMs: looksEveryMs } : discarded
}

/** What has become of a broadcast that was asked to be sent. */
async function look(
  deps: AdvanceDeps,
  delivery: Delivery,
  { providerId, askedAt }: Broadcast,
): Promise<Turn> {
  const { broadcaster, now } = deps
  const id = providerId ?? ""
  const read = await broadcaster.read(id)
  if (read.type === "missing") return { event: { type: "gone" } }
  if (read.type !== "done") return read
  const as = seenAs(read.value.status)
  if (as === "taken" && delivery.cancelledAt !== null) {
    const cancelled = await broadcaster.cancel(id)
    if (cancelled.type === "refused" || cancelled.type === "unknown") return cancelled
  }
  if (as === "taken" || (as === "draft" && now() < askedAt + showsWithinMs)) return { waitMs: looksEveryMs }
  if (as !== "draft") return { event: { type: "seen", now: now(), as, reached: true } }
  const reached = await broadcaster.hasReached(id)
  if (reached.type !== "done") return reached
  return { event: { type: "seen", now: now(), as, reached: reached.value } }
}

/** Resend's words are `draft`, `queued`, `sent`; any that we do not know is of something that is no draft any more. */
const seenAs = (status: string): Seen =>
  status === "draft" || status === "sent" ? status : status.startsWith("cancel") ? "cancelled" : "taken"

/** The broadcast as we have frozen it. */
async function draftOf(
  { broadcaster, config, files }: AdvanceDeps,
  { envelope }: Delivery,
  { name, segment }: Broadcast,
): Promise<Draft | Stopped> {
  const segments = await broadcaster.segments()
  if (segments.type !== "done") return segments
  const segmentId = segments.value.get(segmentName(config.NEWSLETTER, segment))
  if (segmentId === undefined) return { type: "missing", detail: `there is no segment for ${segment}` }
  const { html, text } = envelope.mails[ReaderKind.parse(segment.split("/")[0])]
  const texts = broadcastTexts(envelope, { html: await files.get(html), text: await files.get(text) })
  const { from, replyTo, subject } = envelope
  return { name, segmentId, from, replyTo, subject, ...texts }
}

/** In which part what the provider has is not what we gave it; null where it is. Spaces may differ: they are no words. */
function differenceOf(wanted: Draft, stands: StandingBroadcast): string | null {
  const parts = ["name", "segmentId", "from", "replyTo", "subject", "html", "text"] as const
  const worn = (text: string | null) => (text ?? "").replaceAll(/\s+/g, " ").trim()
  const differs = parts.filter((part) => worn(wanted[part]) !== worn(stands[part]))
  return differs.length === 0 ? null : `read back, its ${differs.join(" and ")} is not what was sent`
}
