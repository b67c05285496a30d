import { type TestAnswer, type TestWish, testsAnHour, toTestMail } from "../delivery/test-send.ts"
import type { Subscribers } from "../store/subscribers.ts"
import type { TestSends } from "../store/test-sends.ts"
import type { JobDeps } from "./deps.ts"

type Deps = Pick<JobDeps, "config" | "editions" | "files" | "enqueueMail" | "now" | "log"> & {
  subscribers: Pick<Subscribers, "isSuppressed">
  testSends: TestSends
  hashOf(text: string): Promise<string>
}

/**
 * Sends the edition's mail, as the preview shows it, to addresses that an editor names: singly, by the outbox, whose rows hold each address
 * only until its mail is settled. The same key is one request, however often it comes.
 */
export async function sendTest(deps: Deps, slug: string, { to, kind, key }: TestWish): Promise<TestAnswer> {
  const row = await deps.editions.find(slug)
  if (row === null) return { outcome: "unknown" }
  if (row.mails === null || row.subject === null) return { outcome: "no mail" }
  const barred = await Promise.all(
    to.map(async (address) => deps.subscribers.isSuppressed(await deps.hashOf(address))),
  )
  const places = barred.flatMap((isBarred, place) => (isBarred ? [place] : []))
  if (places.length > 0) return { outcome: "suppressed", places }

  const { config, files } = deps
  const [html, text] = await Promise.all([files.get(row.mails[kind].html), files.get(row.mails[kind].text)])
  const frame = {
    from: config.FROM,
    replyTo: config.REPLY_TO ?? null,
    subject: row.subject,
    baseUrl: config.PUBLIC_URL,
  }
  const tags = [
    { name: "newsletter", value: config.NEWSLETTER },
    { name: "mail", value: "test" },
  ]
  const mails = to.map((address) => ({ ...toTestMail(frame, { html, text }, address), tags }))
  const asked = await deps.hashOf(`test send\n${kind}\n${[...to].sort().join("\n")}`)
  const noted = await deps.testSends.ask({ slug, key, asked, mails }, testsAnHour, deps.now())
  if (noted.outcome === "other") return { outcome: "other request" }
  if (noted.outcome === "full") return { outcome: "too many", retryAfterMs: noted.retryAfterMs }
  // Where one is lost, the watchdog enqueues it again.
  if (noted.outcome === "new") for (const id of noted.ids) await deps.enqueueMail(id)
  deps.log("test mails asked for", { slug, kind, mails: noted.ids.length, again: noted.outcome === "again" })
  return { outcome: "asked", mails: noted.ids.length, again: noted.outcome === "again" }
}
