import * as z from "zod"

/** One recipient, as this project sends: Resend takes a string or a list. */
const recipient = z.union([z.string(), z.tuple([z.string()])])
const tag = z.object({
  name: z.string().regex(/^[\w-]{1,256}$/),
  value: z.string().regex(/^[\w-]{1,256}$/),
})

/** A mail as `POST /emails` takes it: the fields that this project uses (https://resend.com/docs/api-reference/emails). */
export const Email = z.object({
  from: z.string().min(1),
  to: recipient,
  subject: z.string().min(1),
  html: z.string(),
  text: z.string(),
  reply_to: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  tags: z.array(tag).optional(),
})
export type Email = z.infer<typeof Email>

export const addressOf = (email: Email): string => (typeof email.to === "string" ? email.to : email.to[0])

/** What Resend would say is wrong with a mail; null when nothing is. Addresses at `rejected.example` are refused. */
export function faultOf(mail: unknown): string | null {
  const parsed = Email.safeParse(mail)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return `Invalid \`${issue?.path.join(".") ?? "body"}\`: ${issue?.message ?? "malformed"}`
  }
  const to = addressOf(parsed.data)
  const address = /<([^<>]*)>$/.exec(to)?.[1] ?? to
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) || address.endsWith("@rejected.example")) {
    return `Invalid \`to\` field: ${address}. The email address needs to follow the \`email@example.com\` format.`
  }
  return null
}
