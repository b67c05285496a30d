import * as z from "zod"

/** What may become of a mail that is summed for each delivery, and asks nothing of us. */
export const Outcome = z.enum([
  "delivered",
  "delayed",
  "opened",
  "clicked",
  "bounced",
  "complained",
  "suppressed",
  "failed",
])
export type Outcome = z.infer<typeof Outcome>

/** What the provider says became of one mail of ours. */
export type MailNews = {
  outcome: Outcome
  /** Of a bounce only: whether the mailbox is gone for good. What is undetermined counts as transient. */
  bounce: "permanent" | "transient" | null
  /** Whom the mail went to. It is hashed at once, and kept nowhere. */
  address: string
  /** The newsletter that the mail was of; null for a mail that is not ours, or was sent before tags said so. */
  newsletter: string | null
  /** The delivery's id; null for a single mail. */
  delivery: string | null
  /** The provider's id of the broadcast that the mail was of, which carries no tags; null for any other mail. */
  broadcast: string | null
  /** The number of the chunk that it went with; null for a single mail. */
  chunk: number | null
  /** The provider's id of the mail. */
  mail: string | null
}

/** Who has told the provider that no mail is wanted any more, and when, in milliseconds since 1970. */
export type Leaver = { address: string; at: number }

/**
 * A webhook, read. `forged`: not signed with a secret of ours, or not now; `unreadable`: signed, but not of a shape that
 * we know; `left`: a reader has left by the provider's own link; `other`: an event that asks nothing of us.
 */
export type WebhookReading =
  | { type: "forged" }
  | { type: "unreadable"; id: string }
  | { type: "other"; id: string; name: string }
  | { type: "mail"; id: string; news: MailNews }
  | { type: "left"; id: string; leaver: Leaver }

/** What the provider sends along to be proved by. */
export type WebhookHeaders = { id: string; timestamp: string; signature: string }

/**
 * A delivery's id as a tag, which may hold letters, digits, `_` and `-` only. No part of an id holds a `_`.
 *
 * @example deliveryTag("bitcoin/2026-02-08/1/edition") // => "bitcoin_2026-02-08_1_edition"
 */
export const deliveryTag = (delivery: string): string => delivery.replaceAll("/", "_")

/** The delivery's id that a tag stands for. */
export const deliveryOfTag = (tag: string): string => tag.replaceAll("_", "/")
