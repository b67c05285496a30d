import type { MailTemplate } from "./mailer.ts"

/** A mail as Resend's API names its fields, all but whom it goes to. */
export const toWire = ({ from, replyTo, subject, html, text, headers, tags }: MailTemplate) => ({
  from,
  subject,
  ...(replyTo !== undefined && { reply_to: replyTo }),
  html,
  text,
  ...(headers !== undefined && { headers }),
  ...(tags !== undefined && { tags }),
})
