/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono"
import { type Asked, type Refusal, refusal } from "../../subscribers/asked.ts"
import { confirmDays } from "../../subscribers/token.ts"
import { answerPage, Page } from "../page.tsx"
import { answerProblem } from "../problem.ts"
import type { Problem } from "../problem-page.tsx"
import type { PublicEnv } from "./deps.ts"
import { only } from "./methods.ts"
import { readPassingLink } from "./passing-link.ts"
import { queueMail } from "./queue-mail.ts"

/**
 * `GET /confirm/:token` asks, and changes nothing however often a mail scanner opens it; `POST` confirms. Only a link
 * that holds is answered with success.
 */
export const confirm = new Hono<PublicEnv>()
  .get("/:token", async (c) => {
    const link = await readLink(c)
    if ("problem" in link) return answerProblem(c, link.problem)
    const refused = refusal(await c.var.deps.signUps.asked(link.publicId), link.version)
    if (refused !== null) return answerProblem(c, refusals[refused])
    return answerPage(c, <AskPage newsletter={c.var.deps.config.TITLE} />, 200, "private")
  })
  .post("/:token", async (c) => {
    const link = await readLink(c)
    if ("problem" in link) return answerProblem(c, link.problem)
    const { signUps, now, config } = c.var.deps
    const result = await signUps.confirm(link.publicId, link.version, now())
    if ("refused" in result) return answerProblem(c, refusals[result.refused])
    if (result.mail !== null) await queueMail(c.var.deps, result.mail)
    return answerPage(c, <ConfirmedPage newsletter={config.TITLE} asked={result.confirmed} />, 200, "private")
  })
  .all("/:token", only("GET, HEAD, POST"))

const readLink = (c: Context<PublicEnv>) => readPassingLink(c, "confirm", expired)

const signUpAgain = { href: "/subscribe", text: "Sign up again" }

const expired: Problem = {
  status: 410,
  title: "this link has expired",
  detail: `A link to confirm works for ${confirmDays} days. Sign up again, and a new one is sent.`,
  next: signUpAgain,
}

const refusals: Record<Refusal, Problem> = {
  unknown: {
    status: 410,
    title: "this link has expired",
    detail: "What it would confirm is forgotten. Sign up again, and a new link is sent.",
    next: signUpAgain,
  },
  outdated: {
    status: 410,
    title: "this link is from before you left",
    detail: "You are not signed up. To come back, sign up again, and a new link is sent.",
    next: signUpAgain,
  },
  suppressed: {
    status: 410,
    title: "we no longer write to this address",
    detail: "Mails to it came back or were reported as junk. Sign up with another address.",
  },
}

const AskPage = ({ newsletter }: { newsletter: string }) => (
  <Page title="Confirm" lang="en" newsletter={newsletter} noindex>
    <h1>Do you want {newsletter} by mail?</h1>
    <p>
      Press the button and it comes to the address that the link was sent to. If you did not ask for it, close
      this page: nothing is sent.
    </p>
    <form method="post">
      <button type="submit">Yes, send it to me</button>
    </form>
  </Page>
)

const ConfirmedPage = ({ newsletter, asked }: { newsletter: string; asked: Asked }) => (
  <Page title="Confirmed" lang="en" newsletter={newsletter} noindex>
    <h1>You are signed up</h1>
    <p>
      The next {asked.frequency} edition comes to your inbox. Each one ends with a link to leave, which always
      works.
    </p>
    <p>
      <a href="/">Read the latest edition</a>
    </p>
  </Page>
)
