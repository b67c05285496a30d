import * as z from "zod"

export const BroadcastState = z.enum([
  "wanted",
  "drafted",
  "sending",
  "sent",
  "in_doubt",
  "failed",
  "cancelled",
])
export type BroadcastState = z.infer<typeof BroadcastState>

/** One broadcast of a delivery: the readers of one segment. Times are milliseconds since 1970. */
export const Broadcast = z.object({
  delivery: z.string(),
  /** Whom it goes to: `trader/daily`. */
  segment: z.string(),
  /** By which it is found again at the provider. */
  name: z.string(),
  /** How many readers were planned. */
  n: z.int().min(0),
  /** Of these, whose address the provider does not take. */
  rejected: z.int().min(0),
  /** Of these, who was taken out of the segment before it was sent. */
  left: z.int().min(0),
  state: BroadcastState,
  /** Counts the transitions; the store compares it before it sets. */
  version: z.int().min(0),
  /** The provider's id of the draft, and of what comes of it. */
  providerId: z.string().nullable(),
  /** How often it was asked to be sent. */
  asks: z.int().min(0),
  askedAt: z.int(),
  /** Why it ended as it did. Holds no address. */
  detail: z.string(),
})
export type Broadcast = z.infer<typeof Broadcast>

/** What the provider says of a broadcast: still a draft, taken and under way, all sent, or cancelled by somebody. */
export type Seen = "draft" | "taken" | "sent" | "cancelled"

export type BroadcastEvent =
  | { type: "found"; providerId: string }
  | { type: "gone" }
  | { type: "differs" | "invalid"; detail: string }
  | { type: "ask"; now: number; left: number }
  /** All who were planned have left. */
  | { type: "nobody"; left: number }
  /** `reached`: whether the provider names anybody whom it sent it to. */
  | { type: "seen"; now: number; as: Seen; reached: boolean }
  | { type: "refused"; ask: number }
  /** An editor has cancelled the edition; what is sent or under way is the provider's to cancel. */
  | { type: "cancel" }
  | { type: "overdue"; now: number; deadline: number }

export type BroadcastRefusal = "settled" | "not_so" | "not_yet" | "not_due" | "stale"
export type BroadcastStep =
  | { broadcast: Broadcast; refusal?: undefined }
  | { broadcast?: undefined; refusal: BroadcastRefusal }

/**
 * How long a send may take to show at the provider: longer than a step of the Workflow lives, so that whoever asked has
 * its answer, or is dead, and no call of theirs is under way.
 */
export const showsWithinMs = 10 * 60_000
/** So many asks that the provider shows nothing of, and it is left to a person. */
export const asksAtMost = 3

/**
 * The only transition of a broadcast. Each step raises `version` by one. What is not in the table is refused.
 *
 * | from            | event                                              | to        | with                                |
 * |-----------------|----------------------------------------------------|-----------|-------------------------------------|
 * | wanted          | found (by its name), or created                    | drafted   | the provider's id                   |
 * | wanted, drafted | nobody is left                                     | sent      | 0 submitted                         |
 * | wanted          | invalid                                            | failed    | it takes no such draft              |
 * | drafted         | ask                                                | sending   | one ask more, before the call goes  |
 * | drafted         | gone                                               | wanted    | never asked: made anew              |
 * | drafted         | gone, asked before                                 | in_doubt  |                                     |
 * | drafted         | differs from what we froze                         | failed    | it is not sent                      |
 * | sending         | refused, of this ask                               | drafted   | the provider took nothing           |
 * | sending         | seen as a draft 10 minutes after the ask           | drafted   | the ask was lost on its way         |
 * | sending         | the same, but somebody has it, or after three asks | in_doubt  |                                     |
 * | sending         | gone                                               | in_doubt  |                                     |
 * | wanted, drafted | overdue from the deadline                          | failed    | missed                              |
 * | wanted, drafted | cancel                                             | failed    | cancelled: nobody has it            |
 * | drafted, in_doubt, sending | seen taken (sending: no news)           | sending   | it was sent, whoever asked          |
 * | drafted, in_doubt, sending | seen sent                               | sent      |                                     |
 * | drafted, in_doubt, sending | seen cancelled                          | cancelled |                                     |
 *
 * `failed` is what nobody has; of what is `cancelled` at the provider some may have it. An ask whose answer is unknown is no event: what became of it is read from the provider, never found out by asking again.
 *
 * next(broadcast, { type: "overdue", now: 2, deadline: 1 }) // => { broadcast: { state: "failed", … } }
 */
export function next(broadcast: Broadcast, event: BroadcastEvent): BroadcastStep {
  const { state, asks } = broadcast
  if (event.type === "seen") return seen(broadcast, event)
  if (isSettled(broadcast)) return { refusal: "settled" }
  switch (event.type) {
    case "found":
      return state === "wanted" ? step(broadcast, "drafted", { providerId: event.providerId }) : notSo
    case "invalid":
      return state === "wanted" ? step(broadcast, "failed", { detail: event.detail }) : notSo
    case "differs":
      return state === "drafted" ? step(broadcast, "failed", { detail: event.detail }) : notSo
    case "gone":
      if (state === "wanted") return notSo
      return asks === 0
        ? step(broadcast, "wanted", { providerId: null })
        : step(broadcast, "in_doubt", { detail: "the provider no longer has it" })
    case "ask": {
      if (state !== "drafted") return notSo
      const { now: askedAt, left } = event
      return step(broadcast, "sending", { asks: asks + 1, askedAt, left })
    }
    case "nobody":
      if (state === "sending") return notSo
      return step(broadcast, "sent", { left: event.left, detail: "nobody was left" })
    case "refused":
      if (state !== "sending") return notSo
      return event.ask === asks ? step(broadcast, "drafted") : { refusal: "stale" }
    case "cancel":
      return state === "sending" ? notSo : step(broadcast, "failed", { detail: "cancelled before it went" })
    case "overdue":
      if (state === "sending" || event.now < event.deadline) return { refusal: "not_due" }
      return step(broadcast, "failed", { detail: "missed: it was not begun before its deadline" })
  }
}

/** Whether nothing more will happen to a broadcast by itself. */
export const isSettled = ({ state }: Pick<Broadcast, "state">): boolean =>
  state !== "wanted" && state !== "drafted" && state !== "sending"

function seen(broadcast: Broadcast, event: Extract<BroadcastEvent, { type: "seen" }>): BroadcastStep {
  const { state, asks, askedAt } = broadcast
  if (state === "wanted") return notSo
  if (state !== "drafted" && state !== "sending" && state !== "in_doubt") return { refusal: "settled" }
  switch (event.as) {
    case "sent":
      return step(broadcast, "sent", { detail: "" })
    case "cancelled":
      return step(broadcast, "cancelled", { detail: "cancelled at the provider" })
    case "taken":
      return state === "sending" ? notSo : step(broadcast, "sending", { detail: "" })
    case "draft":
      if (state !== "sending") return notSo
      if (event.now < askedAt + showsWithinMs) return { refusal: "not_yet" }
      if (event.reached) return step(broadcast, "in_doubt", { detail: "a draft, yet some readers have it" })
      if (asks >= asksAtMost) return step(broadcast, "in_doubt", { detail: `a draft after ${asks} asks` })
      return step(broadcast, "drafted")
  }
}

const notSo: BroadcastStep = { refusal: "not_so" }

const step = (
  broadcast: Broadcast,
  state: BroadcastState,
  change: Partial<Broadcast> = {},
): BroadcastStep => ({
  broadcast: { ...broadcast, ...change, state, version: broadcast.version + 1 },
})
