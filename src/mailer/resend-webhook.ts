import { Resend } from "resend"
import * as z from "zod"
import {
  deliveryOfTag,
  type Outcome,
  type WebhookHeaders,
  type WebhookReading,
} from "../delivery/provider-event.ts"
import { momentOf } from "../subscribers/import/moment.ts"
import { readJson } from "./read-json.ts"

/** What is signed beside the body, and told by each event of a mail (https://resend.com/docs/webhooks/event-types). */
const Named = z.object({ type: z.string() })
const MailEvent = z.object({
  data: z.object({
    to: z.union([z.string(), z.tuple([z.string()], z.string())]),
    email_id: z.string().max(100).optional(),
    tags: z.record(z.string(), z.string()).default({}),
    bounce: z.object({ type: z.string() }).optional(),
    broadcast_id: z.string().nullish(),
  }),
})
const ContactEvent = z.object({
  created_at: z.string(),
  data: z.object({ email: z.string(), unsubscribed: z.boolean(), updated_at: z.string().optional() }),
})

const outcomes: Record<string, Outcome> = {
  "email.delivered": "delivered",
  "email.delivery_delayed": "delayed",
  "email.opened": "opened",
  "email.clicked": "clicked",
  "email.bounced": "bounced",
  "email.complained": "complained",
  "email.suppressed": "suppressed",
  "email.failed": "failed",
}

/**
 * Reads a webhook of Resend's. `payload` is the body as it came, byte for byte: it is what is signed. Any of `secrets`
 * may have signed it, so that one can be changed for another; a timestamp more than five minutes off is refused.
 */
export function readResendWebhook(
  secrets: readonly string[],
  payload: string,
  headers: WebhookHeaders,
): WebhookReading {
  if (!secrets.some((secret) => isSignedBy(secret, payload, headers))) return { type: "forged" }
  const { id } = headers
  const body = readJson(payload)
  const named = Named.safeParse(body)
  if (!named.success) return { type: "unreadable", id }
  if (named.data.type === "contact.updated") return readContact(id, body)
  const outcome = outcomes[named.data.type]
  // The name is anyone's text as long as it is none of ours: only what looks like a name is passed on.
  const name = /^[a-z_.]{1,64}$/.test(named.data.type) ? named.data.type : "unnamed"
  if (outcome === undefined) return { type: "other", id, name }
  const parsed = MailEvent.safeParse(body)
  if (!parsed.success) return { type: "unreadable", id }
  const { to, tags, bounce, email_id, broadcast_id } = parsed.data.data
  return {
    type: "mail",
    id,
    news: {
      outcome,
      bounce: outcome !== "bounced" ? null : bounce?.type === "Permanent" ? "permanent" : "transient",
      address: bare(typeof to === "string" ? to : to[0]),
      newsletter: tags.newsletter ?? null,
      delivery: tags.delivery === undefined ? null : deliveryOfTag(tags.delivery),
      broadcast: broadcast_id ?? null,
      chunk: /^\d{1,9}$/.test(tags.chunk ?? "") ? Number(tags.chunk) : null,
      mail: email_id ?? null,
    },
  }
}

/** Of what changes with a contact only leaving concerns us. */
function readContact(id: string, body: unknown): WebhookReading {
  const parsed = ContactEvent.safeParse(body)
  if (!parsed.success) return { type: "unreadable", id }
  const { email, unsubscribed, updated_at } = parsed.data.data
  if (!unsubscribed) return { type: "other", id, name: "contact.updated" }
  const at = momentOf(updated_at ?? parsed.data.created_at)
  return at === null ? { type: "unreadable", id } : { type: "left", id, leaver: { address: email, at } }
}

// Resend's SDK wants a key to be made; to verify asks nobody, so that this one opens nothing.
const { webhooks } = new Resend("re_asks_nobody")

function isSignedBy(webhookSecret: string, payload: string, headers: WebhookHeaders): boolean {
  try {
    webhooks.verify({ payload, headers, webhookSecret })
    return true
  } catch {
    return false
  }
}

/** An address without a name beside it. */
const bare = (to: string): string => (/<([^<>]*)>\s*$/.exec(to)?.[1] ?? to).trim()
