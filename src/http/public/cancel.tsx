/** @jsxImportSource hono/jsx */
import { Hono } from "hono"
import { confirmDays } from "../../subscribers/token.ts"
import { answerPage, Page } from "../page.tsx"
import { answerProblem } from "../problem.ts"
import type { PublicEnv } from "./deps.ts"
import { only } from "./methods.ts"
import { readPassingLink } from "./passing-link.ts"

/**
 * `GET /cancel/:token` asks, and `POST` forgets what a sign-up asked for. What is forgotten already is answered alike, so
 * that whoever presses twice is not worried.
 */
export const cancel = new Hono<PublicEnv>()
  .get("/:token", async (c) => {
    const link = await readPassingLink(c, "cancel", expired)
    if ("problem" in link) return answerProblem(c, link.problem)
    return answerPage(c, <AskPage newsletter={c.var.deps.config.TITLE} />, 200, "private")
  })
  .post("/:token", async (c) => {
    const link = await readPassingLink(c, "cancel", expired)
    if ("problem" in link) return answerProblem(c, link.problem)
    await c.var.deps.signUps.cancel(link.publicId, link.version)
    return answerPage(c, <ForgottenPage newsletter={c.var.deps.config.TITLE} />, 200, "private")
  })
  .all("/:token", only("GET, HEAD, POST"))

const expired = {
  status: 410 as const,
  title: "there is nothing left to forget",
  detail: `What is not confirmed within ${confirmDays} days is forgotten by itself, and nothing is sent.`,
}

const AskPage = ({ newsletter }: { newsletter: string }) => (
  <Page title="It was not me" lang="en" newsletter={newsletter} noindex>
    <h1>Shall this address be forgotten?</h1>
    <p>
      Someone gave it to get {newsletter}. Press the button and what was asked is forgotten at once. Without
      it, the same happens after {confirmDays} days.
    </p>
    <form method="post">
      <button type="submit">Forget it</button>
    </form>
  </Page>
)

const ForgottenPage = ({ newsletter }: { newsletter: string }) => (
  <Page title="Forgotten" lang="en" newsletter={newsletter} noindex>
    <h1>It is forgotten</h1>
    <p>Nothing is sent by that sign-up, and its link to confirm works no more.</p>
  </Page>
)
