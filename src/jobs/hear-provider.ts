import type { MailNews, Outcome } from "../delivery/provider-event.ts"
import type { Broadcasts } from "../store/broadcasts.ts"
import type { Feedback } from "../store/feedback.ts"
import type { Subscribers } from "../store/subscribers.ts"
import { judge, type MailTrouble } from "../subscribers/bounce.ts"

/** What hearing of a mail needs of the world. */
export type HearingDeps = {
  newsletter: string
  feedback: Feedback
  broadcasts: Pick<Broadcasts, "deliveryOf">
  subscribers: Pick<Subscribers, "suppressAddress">
  /** The keyed hash of an address. */
  hashOf(address: string): Promise<string>
  /** Counts an event of a delivery, once. */
  count(delivery: string, id: string, outcome: Outcome): Promise<void>
  /** Takes note that the provider told of a mail of a chunk. */
  witness(delivery: string, chunk: number, mail: string): Promise<void>
  now(): number
}

/** What was made of an event: `foreign` is of another's mail, which the same account sent. */
export type Heard = "foreign" | "counted" | "noted" | "suppressed"

/**
 * Acts on what the provider says became of a mail: sums it, and writes no more to an address that is gone, that
 * complained, or that keeps sending editions back. Twice is once, and the order makes no difference.
 */
export async function hearProvider(deps: HearingDeps, id: string, told: MailNews): Promise<Heard> {
  const news = { ...told, ...(told.broadcast !== null && (await deps.broadcasts.deliveryOf(told.broadcast))) }
  if (news.newsletter !== deps.newsletter) return "foreign"
  const trouble = troubleOf(news)
  const heard = trouble === null ? "counted" : await act(deps, id, news, trouble)
  const { delivery, chunk, mail } = news
  if (delivery !== null) await deps.count(delivery, id, news.outcome)
  if (delivery !== null && chunk !== null && mail !== null) await deps.witness(delivery, chunk, mail)
  return heard
}

async function act(
  { feedback, subscribers, hashOf, now }: HearingDeps,
  id: string,
  { address, delivery }: MailNews,
  trouble: MailTrouble,
): Promise<Heard> {
  if (await feedback.knows(id)) return "noted"
  const addressHmac = await hashOf(address)
  const verdict = judge(trouble)
  const struckOut =
    verdict === "strike" && delivery !== null && (await feedback.strike(addressHmac, delivery))
  const reason = verdict === "strike" ? (struckOut ? "bounce" : null) : verdict
  if (reason !== null) await subscribers.suppressAddress(addressHmac, reason, now())
  await feedback.note({ ...trouble, id, addressHmac, delivery }, now())
  return reason === null ? "noted" : "suppressed"
}

function troubleOf({ outcome, bounce }: MailNews): MailTrouble | null {
  switch (outcome) {
    case "bounced":
    case "complained":
    case "suppressed":
    case "failed":
      return { outcome, bounce }
    default:
      return null
  }
}
