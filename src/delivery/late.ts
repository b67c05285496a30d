import type { Tally } from "./conservation.ts"
import type { Effort } from "./cost.ts"
import type { DeliveryView } from "./delivery-view.ts"
import type { Lane } from "./envelope.ts"
import type { Delivery } from "./ledger.ts"

/** `sending`: to be planned, or under way; `stopped`: it rests until a person acts; `failed`: nobody has it. */
export type LateState = "sending" | "stopped" | "done" | "failed"

/** An edition's late send, once it was asked for. Times are milliseconds since 1970. */
export type LateSend = {
  slug: string
  state: LateState
  /** How the editor who asked was proved. */
  askedBy: string
  reason: string
  /** Where each reader planned for it ended, and what it took; null before that is known. */
  report: (Omit<Tally, "open"> & { notDue?: number | undefined; effort?: Effort | undefined }) | null
  runs: number
  askedAt: number
}

/** What an editor may do about a late send. */
export const lateActions = ["send", "pause", "release", "cancel"] as const
export type LateAction = (typeof lateActions)[number]

/** How an edition stands for being sent late. */
export type LateView = {
  /** How many readers would get it now; null where it is not offered. */
  readers: number | null
  /** Why it is not offered; null where it is, or was sent late. */
  whyNot: string | null
  /** What was sent late, apart from the edition's own numbers; null before that. */
  sent: (Omit<LateSend, "slug"> & { delivery: DeliveryView | null }) | null
}

/** What became of an editor's wish about a late send. `changed` is false where it stood so already. */
export type LateAnswer =
  | { outcome: "done"; changed: boolean; late: LateView }
  | { outcome: "unknown" }
  | { outcome: "refused"; problem: string }

/**
 * Why an edition is not sent late, to those who confirmed after its plan; null when it may be. `mostReaders` is what the warm-up of the
 * sender's domain leaves for today, null without one.
 *
 * whyNotLate({ state: "rejected", … }) // => "the edition is rejected; accepted is one that is done"
 */
export function whyNotLate(edition: {
  state: string
  lane: Lane
  delivery: Pick<Delivery, "envelope" | "cancelledAt" | "firstTryBefore"> | null
  mostReaders: number | null
  now: number
}): string | null {
  const { state, lane, delivery, mostReaders, now } = edition
  if (state !== "done") return `the edition is ${state}; accepted is one that is done`
  if (lane === "broadcast" || delivery?.envelope.lane === "broadcast")
    return "a broadcast goes to a whole segment, so nobody can be sent one apart; accepted is LANE=batch"
  if (delivery === null) return "nothing of the edition was planned"
  if (delivery.cancelledAt !== null) return "the edition was cancelled: nobody else gets it"
  if (now >= delivery.firstTryBefore) return "the next edition is due: an edition is not sent after that"
  if (mostReaders === 0) return "the warm-up of the sender's domain allows no more mails today"
  return null
}
