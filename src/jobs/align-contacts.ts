import type { Answer, Broadcaster } from "../mailer/broadcaster.ts"
import type { Contacts } from "../store/contacts.ts"
import type { Subscribers } from "../store/subscribers.ts"

/** What bringing the provider's contacts in line needs of the world. */
export type AlignDeps = {
  config: { NEWSLETTER: string }
  now(): number
  broadcaster: Broadcaster
  contacts: Contacts
  subscribers: Pick<Subscribers, "unsubscribe">
  log(event: string, details: Record<string, string | number | boolean | null>): void
}

/** So many changes at once, so that no step takes long; the next goes on. */
const atOnce = 100

/** `aligned`: no difference is left that our rows tell of; `more`: go on; else the provider's answer that it ended with. */
export type Aligned = { type: "aligned" } | { type: "more" } | Stopped

/** An answer of the provider's that work ends with for now. */
export type Stopped = Exclude<Answer, { type: "done" }>

/** A segment for each reader kind and frequency, under the name of the newsletter: a team's segments are all in one list. */
export const segmentName = (newsletter: string, segment: string): string => `${newsletter}/${segment}`

/**
 * Brings contacts in line with the list by what differs since the last time: who has left first, then who is to be in
 * another segment, then who is new. It may end anywhere and be called again; `leaversOnly` while a broadcast is under
 * way, as who changes segments then would get it twice or not at all.
 */
export async function alignContacts(
  deps: AlignDeps,
  { leaversOnly }: { leaversOnly: boolean },
): Promise<Aligned> {
  const { broadcaster, contacts, now } = deps
  const leavers = await contacts.leavers(now(), atOnce)
  const movers = leaversOnly ? [] : await contacts.movers(now(), atOnce)
  const newcomers = leaversOnly ? [] : await contacts.newcomers(now(), atOnce)
  if (leavers.length + movers.length + newcomers.length === 0) return { type: "aligned" }

  const known = await broadcaster.segments()
  if (known.type !== "done") return known
  const segments = new Map(known.value)
  const ours = new Set(
    [...segments]
      .filter(([name]) => name.startsWith(segmentName(deps.config.NEWSLETTER, "")))
      .map(([, id]) => id),
  )
  for (const { subscriber, contact } of leavers) {
    const answer = contact === null ? done : await broadcaster.forget(contact, ours)
    if (answer.type !== "done") return answer
    await contacts.forget(subscriber)
  }
  if (leavers.length > 0) return { type: "more" }

  for (const mover of movers) {
    const answer = await move(deps, segments, mover)
    if (answer.type === "missing") await contacts.forget(mover.subscriber)
    else if (answer.type !== "done") return answer
  }
  if (movers.length > 0) return { type: "more" }

  for (const newcomer of newcomers) {
    const made = await broadcaster.addContact(newcomer.address, newcomer.again)
    if (made.type === "invalid") {
      deps.log("contact refused", { subscriber: newcomer.subscriber, problem: made.detail })
      await contacts.note(newcomer, null)
    } else if (made.type === "done") {
      await contacts.note(newcomer, made.value)
    } else return made
  }
  return { type: "more" }
}

const done: Answer = { type: "done", value: null }

/** Out of the one segment before into the other, so that a contact is never in two. */
async function move(
  { broadcaster, contacts, config }: AlignDeps,
  segments: Map<string, string>,
  { contact, from, to }: { contact: string; from: string | null; to: string },
): Promise<Answer> {
  if (!(await contacts.lift(contact))) return done
  const before = from === null ? undefined : segments.get(segmentName(config.NEWSLETTER, from))
  const left = before === undefined ? done : await broadcaster.displace(contact, before)
  if (left.type !== "done") return left
  const into = await segmentOf(broadcaster, segments, segmentName(config.NEWSLETTER, to))
  if (into.type !== "done") return into
  const placed = await broadcaster.place(contact, into.value)
  if (placed.type === "done") await contacts.put(contact, to)
  return placed
}

async function segmentOf(
  broadcaster: Broadcaster,
  segments: Map<string, string>,
  name: string,
): Promise<Answer<string>> {
  const id = segments.get(name)
  if (id !== undefined) return { type: "done", value: id }
  const made = await broadcaster.makeSegment(name)
  if (made.type === "done") segments.set(name, made.value)
  return made
}
