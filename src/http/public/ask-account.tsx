/** @jsxImportSource hono/jsx */
import type { Context } from "hono"
import { parseAddress } from "../../subscribers/address.ts"
import { networkOf } from "../../subscribers/ip.ts"
import { accountMinutes } from "../../subscribers/token.ts"
import { answerPage, Page } from "../page.tsx"
import { answerProblem } from "../problem.ts"
import type { FieldError } from "../problem-page.tsx"
import { ErrorSummary } from "./complaints.tsx"
import type { PublicEnv } from "./deps.ts"
import { EmailField } from "./email-field.tsx"
import { queueMail } from "./queue-mail.ts"
import { readBody } from "./request-body.ts"

/** The same for every address, so that nobody learns who reads. */
const mailed = `If the newsletter comes to that address, a mail is on its way to it. Its link works for ${accountMinutes} minutes. One such mail goes an hour.`

const noAddress: FieldError[] = [{ field: "email", accepted: "one e-mail address, such as name@example.com" }]

/**
 * `GET /account`: where a mail leads that can hold no link of the reader's own, as a broadcast. Asks for the address that
 * the newsletter comes to.
 */
export const showAskAccount = (c: Context<PublicEnv>) =>
  answerPage(c, <AskAccountPage newsletter={c.var.deps.config.TITLE} />)

/** `POST /account`: mails a link to the account to whoever reads by that address, and answers the same for every address. */
export async function askAccount(c: Context<PublicEnv>) {
  const { deps } = c.var
  if (!(await deps.mayAsk(networkOf(c.req.header("CF-Connecting-IP") ?? "")))) {
    c.header("Retry-After", "60")
    return answerProblem(c, tooMany)
  }
  const body = await readBody(c)
  if ("problem" in body) return answerProblem(c, body.problem)
  const { email } = body.input
  const address = typeof email === "string" ? parseAddress(email) : null
  const newsletter = deps.config.TITLE
  if (address === null) {
    if (body.form === "json")
      return answerProblem(
        c,
        { status: 422, title: "some fields are not accepted", errors: noAddress },
        "json",
      )
    return answerPage(c, <AskAccountPage newsletter={newsletter} errors={noAddress} />, 422)
  }
  const mail = await deps.accounts.askLinkFor(address, deps.now())
  if (mail !== null) await queueMail(deps, mail)
  return answerPage(c, <AskAccountPage newsletter={newsletter} done={mailed} />, 202)
}

const tooMany = {
  status: 429,
  title: "too many links were asked for from your network",
  detail: "A few a minute are accepted. Wait a minute, then try again.",
  next: { href: "/account", text: "To the form" },
} as const

type Asked = { newsletter: string; done?: string; errors?: FieldError[] }

const AskAccountPage = ({ newsletter, done, errors = [] }: Asked) => (
  <Page
    title={errors.length > 0 ? "Error: A link to your preferences" : "A link to your preferences"}
    lang="en"
    newsletter={newsletter}
    noindex
  >
    <h1>A link to your preferences</h1>
    {errors.length > 0 && <ErrorSummary errors={errors} labels={{ email: "Your e-mail address" }} />}
    {done !== undefined && (
      <p class="panel" role="status" tabindex={-1} autofocus>
        {done}
      </p>
    )}
    <form method="post">
      <EmailField
        label="Your e-mail address"
        errors={errors}
        hint="The one that the newsletter comes to. The link in the mail leads to your choices, and to all that is kept about you."
      />
      <button type="submit">Mail me a link</button>
    </form>
  </Page>
)
