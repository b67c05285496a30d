import { renderEdition } from "../../emails/render.tsx"
import { edition, frame } from "../emails/edition-fixture.ts"
import { asSent, type CheckedMail, sourceHosts } from "./checked-mail.ts"

/** A mail with nothing wrong in it, to put a fault into. */
export const soundMail = async (): Promise<CheckedMail> =>
  asSent("edition", await renderEdition(edition, "general", frame), frame.publicUrl, sourceHosts(edition))

/** The same mail with other HTML, text, subject or headers. */
export const otherwise = (mail: CheckedMail, change: Partial<CheckedMail["sent"]>): CheckedMail => ({
  ...mail,
  sent: { ...mail.sent, ...change },
})

/** HTML with more of it before the end of its body. */
export const withBody = (html: string, more: string): string => html.replace("</body>", `${more}</body>`)
