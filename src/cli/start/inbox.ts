import { appendFile, readFile } from "node:fs/promises"
import { createResend, type Journal } from "../../../test/outside/resend.ts"
import { resendControl } from "../../../test/outside/resend-control.ts"
import { addressOf } from "../../../test/outside/resend-validation.ts"

/** The stand-in for Resend, whose mails of earlier runs are kept in a file. */
export async function openInbox(file: string) {
  const resend = createResend({ journal: journalIn(file) })
  const control = resendControl((request) => resend.fetch(request))
  // The first request makes it read what it took in earlier runs.
  await (await resend.fetch(new Request("http://resend.test/inbox"))).text()
  const earlier = new Set((await control.accepted()).mails.map(({ id }) => id))

  const mailsTo = async (address: string) =>
    (await control.accepted()).mails.filter((mail) => addressOf(mail) === address)
  return {
    fetch: resend.fetch,
    close: resend.close,
    /** What lies in a reader's inbox, the oldest first. */
    mailsTo,
    /** Of these, what came in this run. */
    newMailsTo: async (address: string) => (await mailsTo(address)).filter(({ id }) => !earlier.has(id)),
  }
}
export type Inbox = Awaited<ReturnType<typeof openInbox>>

/** A line a call; the file holds addresses, so only its owner can read it. */
const journalIn = (file: string): Journal => ({
  async read() {
    const text = await readFile(file, "utf8").catch(() => "")
    return text.split("\n").filter(Boolean)
  },
  append: (line) => appendFile(file, `${line}\n`, { mode: 0o600 }),
})
