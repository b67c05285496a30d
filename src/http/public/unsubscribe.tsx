/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono"
import { readToken } from "../../subscribers/token.ts"
import { answerPage, Page, wantsPage } from "../page.tsx"
import { answerProblem } from "../problem.ts"
import type { PublicEnv } from "./deps.ts"
import { incompleteLink } from "./incomplete-link.ts"
import { LeftPage } from "./left-page.tsx"
import { only } from "./methods.ts"

/**
 * `GET /unsubscribe/:token` asks; `POST` ends the subscription at once, with no cookie, session or redirect, whether
 * it comes from the page's button or from a mail provider (RFC 8058). The token alone says whose: the body is not
 * looked at, so that no provider's way to write `List-Unsubscribe=One-Click` keeps a reader subscribed.
 */
export const unsubscribe = new Hono<PublicEnv>()
  .get("/:token", async (c) => {
    if ((await readLink(c)) === null) return answerProblem(c, incompleteLink)
    return answerPage(c, <AskPage newsletter={c.var.deps.config.TITLE} />, 200, "private")
  })
  .post("/:token", async (c) => {
    const publicId = await readLink(c)
    if (publicId === null) return answerProblem(c, incompleteLink)
    const { subscribers, now, config } = c.var.deps
    await subscribers.unsubscribe(publicId, now())
    if (wantsPage(c)) return answerPage(c, <LeftPage newsletter={config.TITLE} />, 200, "private")
    c.header("Cache-Control", "no-store")
    return c.text("unsubscribed\n")
  })
  .all("/:token", only("GET, HEAD, POST"))

/** The reader whose link it is, or null. A link of any version, signed by any key of the ring, works for ever. */
async function readLink(c: Context<PublicEnv>): Promise<string | null> {
  const { config, now } = c.var.deps
  const reading = await readToken(config.TOKEN_KEYS, "unsubscribe", c.req.param("token") ?? "", now())
  return reading.outcome === "valid" ? reading.publicId : null
}

const AskPage = ({ newsletter }: { newsletter: string }) => (
  <Page title="Unsubscribe" lang="en" newsletter={newsletter} noindex>
    <h1>Leave {newsletter}?</h1>
    <p>Press the button and no further edition is sent to you.</p>
    <form method="post">
      <button type="submit">Unsubscribe</button>
    </form>
  </Page>
)
