import * as z from "zod"
import { ReaderKind } from "../subscribers/reader-kind.ts"
import { leaveHeaders } from "./leave-headers.ts"
import { deliveryTag } from "./provider-event.ts"

const headerText = z.string().regex(/^[^\p{Cc}]*$/u, "one line without control characters")

/** `batch`: chunk by chunk, each reader's mail our own; `broadcast`: the provider sends one mail to a segment of contacts. */
export const Lane = z.enum(["batch", "broadcast"])
export type Lane = z.infer<typeof Lane>

/**
 * All that enters a delivery's bodies besides the frozen texts and what is the reader's own. Written once, with the
 * delivery, so that a change of settings between two tries changes no byte.
 */
export const Envelope = z.object({
  /** Of the message format: `message` builds the bytes of each format for ever, or a retry would differ. */
  format: z.literal(1),
  /** By which lane it goes: an edition that one lane has begun never goes by the other. */
  lane: Lane.default("batch"),
  from: headerText.min(1),
  replyTo: headerText.nullable(),
  subject: headerText.min(1),
  /** Without a trailing slash; the readers' links begin with it. */
  baseUrl: z.url(),
  headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), headerText),
  /** Come back in the provider's webhooks. */
  tags: z.record(z.string().regex(/^[\w-]{1,256}$/), z.string().regex(/^[\w-]{1,256}$/)),
  /** Which of the ring's keys signs the readers' links. */
  tokenKeyId: z.string(),
  /** The keys of the frozen texts. */
  mails: z.record(ReaderKind, z.object({ html: z.string(), text: z.string() })),
})
export type Envelope = z.infer<typeof Envelope>

/** What an envelope is made from: settings of today, and the frozen edition. */
export type EnvelopeParts = {
  newsletter: string
  lane?: Lane
  title: string
  /** The delivery's id. */
  delivery: string
  from: string
  replyTo?: string | undefined
  subject: string
  /** Where mails that ask to leave are read. */
  leaveMailbox?: string | undefined
  baseUrl: string
  tokenKeyId: string
  mails: Envelope["mails"]
}

/**
 * The envelope of an edition. The headers are those of RFC 8058 (one-click unsubscribing) and RFC 2919 (List-Id).
 *
 * envelopeOf({ newsletter: "bitcoin", delivery: "bitcoin/2026-02-08/1/edition", … }).tags // => { newsletter: "bitcoin", … }
 */
export function envelopeOf(parts: EnvelopeParts): Envelope {
  const {
    newsletter,
    lane,
    delivery,
    title,
    from,
    replyTo,
    subject,
    leaveMailbox,
    baseUrl,
    tokenKeyId,
    mails,
  } = parts
  return Envelope.parse({
    format: 1,
    lane,
    from,
    replyTo: replyTo ?? null,
    subject,
    baseUrl,
    headers: {
      ...leaveHeaders("%%oneclick%%", "%%token%%", leaveMailbox),
      "List-Id": listId(newsletter, title, new URL(baseUrl).hostname),
    },
    tags: { newsletter, delivery: deliveryTag(delivery) },
    tokenKeyId,
    mails,
  })
}

// A phrase outside ASCII would have to be encoded, and so would one with specials; the id says enough.
function listId(newsletter: string, title: string, host: string): string {
  const id = `<${newsletter}.${host}>`
  return /^[A-Za-z0-9 ]+$/.test(title) ? `${title} ${id}` : id
}
