import MailComposer from "nodemailer/lib/mail-composer"
import type { Mail } from "../../src/mailer/mailer.ts"

/** As Amazon's mailer, through which Resend sends, names a message. */
const messageId = (number: number): string =>
  `<0100019c3f5a7e41-6b1d2c3e-8f40-4a5b-9c6d-7e8f90a1b2c3-${String(number).padStart(6, "0")}@email.amazonses.com>`

/** A mail as the MIME message that Resend makes of it, the `number`th of a call: quoted-printable, in two parts. */
export const toMime = (
  { from, to, replyTo, subject, html, text, headers }: Mail,
  number = 0,
): Promise<Buffer> =>
  new MailComposer({
    from,
    to,
    ...(replyTo !== undefined && { replyTo }),
    subject,
    html,
    text,
    ...(headers !== undefined && { headers }),
    date: "Mon, 09 Feb 2026 00:10:30 +0000",
    messageId: messageId(number),
    textEncoding: "quoted-printable",
  })
    .compile()
    .build()

/** The line that the reader's own server puts before a message which Amazon's mailer hands it. */
export const received = [
  "Received: from a8-29.smtp-out.amazonses.com (a8-29.smtp-out.amazonses.com [54.240.8.29])",
  "\tby mx.example.org (Postfix) with ESMTPS id 4F8X2Q1Z3Kz9sT",
  "\tfor <reader@example.org>; Mon, 09 Feb 2026 00:10:31 +0000 (UTC)",
].join("\r\n")
