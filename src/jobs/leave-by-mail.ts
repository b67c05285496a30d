import type { Config } from "../config.ts"
import type { Subscribers } from "../store/subscribers.ts"
import { readToken } from "../subscribers/token.ts"

type Deps = {
  config: Pick<Config, "UNSUBSCRIBE_MAILBOX" | "TOKEN_KEYS">
  subscribers: Pick<Subscribers, "unsubscribe">
  now(): number
}

/**
 * Ends the subscription whose token a mail to UNSUBSCRIBE_MAILBOX carries, as its subject or as the tag of the address
 * (`leave+TOKEN@…`). Nothing else of the mail is looked at and none is answered, so that no robot writes to another. The
 * token alone says whose: who sent the mail makes no difference, as a mail may be forwarded and a sender forged.
 */
export async function leaveByMail(
  { config, subscribers, now }: Deps,
  { to, subject }: { to: string; subject: string },
): Promise<"left" | "passed over"> {
  const tag = tagFor(config.UNSUBSCRIBE_MAILBOX, to)
  if (tag === null) return "passed over"
  for (const token of [tag, ...subject.split(/\s+/)].slice(0, 20)) {
    const reading = await readToken(config.TOKEN_KEYS, "unsubscribe", token, now())
    if (reading.outcome !== "valid") continue
    await subscribers.unsubscribe(reading.publicId, now())
    return "left"
  }
  return "passed over"
}

/** What stands after the `+` of a mail to this mailbox; null for a mail to another. */
function tagFor(mailbox: string | undefined, to: string): string | null {
  if (mailbox === undefined) return null
  const at = to.lastIndexOf("@")
  const [name = "", ...tag] = to.slice(0, at).split("+")
  return `${name}${to.slice(at)}`.toLowerCase() === mailbox.toLowerCase() ? tag.join("+") : null
}
