import { renderConfirm, renderEditorsMail } from "../../emails/render.tsx"
import type { Composed } from "../delivery/deliver-mail.ts"
import { continues } from "../delivery/halt.ts"
import { deliveryId } from "../delivery/ledger.ts"
import type { OutboxMail } from "../delivery/outbox.ts"
import type { Accounts } from "../store/accounts.ts"
import type { SignUps } from "../store/sign-ups.ts"
import type { Subscribers } from "../store/subscribers.ts"
import { ConfirmParams, confirmMail } from "../subscribers/confirm-mail.ts"
import { confirmDays } from "../subscribers/token.ts"
import { toAccountLink, toAddressConfirm } from "./compose-account-mail.ts"
import { toPreferencesChanged, toWelcome } from "./compose-reader-mail.ts"
import type { JobDeps } from "./deps.ts"
import { lateNews } from "./late-news.ts"
import { reportLines } from "./report-words.ts"
import { EditorsMail } from "./tell-editors.ts"

type Deps = Pick<JobDeps, "config" | "editions" | "ledger" | "lateSends" | "files" | "now"> & {
  signUps: SignUps
  subscribers: Subscribers
  accounts: Accounts
}

/**
 * What a row of the outbox becomes: a mail, or the reason why none is due any more. Its tags come back in the provider's
 * webhooks, where they tell our mails from others of the same account.
 */
export async function composeMail(deps: Deps, mail: OutboxMail): Promise<Composed> {
  const composed = await compose(deps, mail)
  if ("drop" in composed) return composed
  const tags = [
    { name: "newsletter", value: deps.config.NEWSLETTER },
    { name: "mail", value: mail.purpose },
  ]
  return { ...composed, tags }
}

function compose(deps: Deps, mail: OutboxMail): Promise<Composed> {
  switch (mail.purpose) {
    case "confirm":
    case "reminder":
      return toConfirm(deps, mail)
    case "welcome":
    case "moved":
      return toWelcome(deps, mail)
    case "preferences-changed":
      return toPreferencesChanged(deps, mail)
    case "account-link":
      return toAccountLink(deps, mail)
    case "address-confirm":
      return toAddressConfirm(deps, mail)
    case "account-changed":
    case "test":
      return Promise.resolve({ drop: "it was composed when it was asked for, or is of no use" })
    case "editors":
      return toEditor(deps, mail)
  }
}

async function toConfirm({ config, signUps }: Deps, row: OutboxMail): Promise<Composed> {
  const [key] = config.TOKEN_KEYS
  if (key === undefined) throw new Error("TOKEN_KEYS holds no key")
  const { consent } = ConfirmParams.parse(row.params)
  const asked = await signUps.asked(consent)
  const becomes = await confirmMail(asked, { key, publicUrl: config.PUBLIC_URL })
  if ("drop" in becomes) return becomes
  const { to, confirmUrl, cancelUrl, kind } = becomes.send
  const again = row.purpose === "reminder"
  if (again && asked?.state !== "pending") return { drop: "the sign-up is no longer pending" }
  const mail = await renderConfirm({
    title: config.TITLE,
    publicUrl: config.PUBLIC_URL,
    postalAddress: config.POSTAL_ADDRESS,
    confirmUrl,
    cancelUrl,
    ...(again && { again }),
    kind,
    holds: `${confirmDays} days`,
  })
  return mailTo(to, mail)
}

/** Events that call for a decision; once it is made, the call is out of date. */
const decisions: ReadonlySet<string> = new Set(["held", "waiting"])

async function toEditor(deps: Deps, mail: OutboxMail): Promise<Composed> {
  const { config, editions, ledger } = deps
  const { slug, version, event, editor } = EditorsMail.parse(mail.params)
  const to = config.EDITORS[editor]
  if (to === undefined) return { drop: "that editor is no longer among EDITORS" }
  const row = await editions.find(slug)
  // A mail must not tell of one state in the words of another.
  const stands = row?.version === version && (decisions.has(event) ? row.state === event : true)
  if (row === null || !stands) return { drop: "the edition has moved on" }
  const news = {
    title: config.TITLE,
    publicUrl: config.PUBLIC_URL,
    slug,
    headline: row.subject,
    reasons: row.reasons,
  }
  if (event === "late-done" || event === "late-failed" || event === "late-stopped") {
    const told = await lateNews(deps, row, event)
    return "drop" in told ? told : mailTo(to, await renderEditorsMail({ ...news, reasons: [], ...told }))
  }
  if (event === "failed" && row.report === null)
    return mailTo(to, await renderEditorsMail({ ...news, event, runs: row.runs }))
  if (event === "stopped") {
    const delivery = await ledger.find(deliveryId({ ...row, purpose: "edition" }))
    const halt = delivery?.halt ?? null
    if (halt === null) return { drop: "the edition has moved on" }
    const { reason, kind } = halt
    return mailTo(
      to,
      await renderEditorsMail({ ...news, event, halt: { reason, continues: continues[kind] } }),
    )
  }
  if (event !== "done" && event !== "failed") return mailTo(to, await renderEditorsMail({ ...news, event }))
  if (row.report === null) throw new Error(`edition ${slug} is done without a report`)
  const { notDue, effort, ...tally } = row.report
  const taken = reportLines({ ...tally, notDue, effort }, config.RESEND_PRICE)
  return mailTo(to, await renderEditorsMail({ ...news, event, tally, taken }))
}

const mailTo = (to: string, { subject, html, text }: { subject: string; html: string; text: string }) => ({
  to,
  subject,
  html,
  text,
})
