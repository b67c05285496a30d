import { createHmac } from "node:crypto"
import type { Email } from "./resend-validation.ts"
import { addressOf } from "./resend-validation.ts"

/** A webhook as Resend posts it: the bytes, and the headers that sign them (https://docs.svix.com/receiving/verifying-payloads/how-manual). */
export type Webhook = { body: string; headers: Record<string, string> }

/** Signs a body as Svix does: HMAC-SHA-256 of `id.seconds.body` under what stands after `whsec_`. `at` is in milliseconds. */
export function signWebhook(secrets: string[], id: string, at: number, body: string): Webhook {
  const seconds = Math.floor(at / 1000)
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice("whsec_".length), "base64")
    return `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`
  })
  return {
    body,
    headers: {
      "content-type": "application/json",
      "svix-id": id,
      "svix-timestamp": String(seconds),
      "svix-signature": signatures.join(" "),
    },
  }
}

/** What Resend tells of a mail that it took: `type` such as `email.bounced`, and what that type brings besides. */
export const eventOf = (
  mail: Pick<Email, "from" | "to" | "subject" | "tags"> & { id: string },
  type: string,
  more: Record<string, unknown> = {},
) => ({
  type,
  created_at: "2026-02-09T00:20:41.000Z",
  data: {
    email_id: mail.id,
    created_at: "2026-02-09T00:20:31.000Z",
    from: mail.from,
    to: [addressOf({ html: "", text: "", ...mail })],
    subject: mail.subject,
    ...(mail.tags && { tags: Object.fromEntries(mail.tags.map(({ name, value }) => [name, value])) }),
    ...more,
  },
})

/** The kinds of bounce that Resend tells apart. */
export const bounces = {
  permanent: {
    bounce: { type: "Permanent", subType: "General", message: "550 no such user", diagnosticCode: [] },
  },
  transient: {
    bounce: { type: "Transient", subType: "MailboxFull", message: "452 full", diagnosticCode: [] },
  },
  undetermined: {
    bounce: { type: "Undetermined", subType: "Undetermined", message: "", diagnosticCode: [] },
  },
}
