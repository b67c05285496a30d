import { type Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { cors } from "hono/cors"
import { createMiddleware } from "hono/factory"
import { maxFillMs, minFillMs } from "../../subscribers/form-token.ts"
import { answerProblem } from "../problem.ts"
import { answerSignUp, showForm } from "./answer-sign-up.tsx"
import type { PublicEnv } from "./deps.ts"
import { only } from "./methods.ts"
import { openForm } from "./open-form.ts"
import { maxBodyBytes } from "./request-body.ts"
import type { Place } from "./sign-up-pages.tsx"
import { tooLong } from "./too-long.ts"

/** Lets scripts of the operator's own sites ask here, and no other site's. */
const listedOrigins = createMiddleware<PublicEnv>(async (c, next) => {
  const { ORIGINS } = c.var.deps.config
  c.header("Vary", "Origin", { append: true })
  if (!ORIGINS.includes(c.req.header("Origin") ?? "")) return next()
  return cors({
    origin: ORIGINS,
    allowMethods: ["GET", "POST"],
    allowHeaders: ["Content-Type"],
    maxAge: 86_400,
  })(c, next)
})

const ownPage: Place = { form: "page", action: "/subscribe" }

/** A form holds little: what is longer is refused before it is read. */
export const formLimit = bodyLimit({ maxSize: maxBodyBytes, onError: (c) => answerProblem(c, tooLong) })

/**
 * `GET /subscribe` shows the form; `POST /subscribe` takes it, or the same fields as JSON. What is accepted gets one
 * and the same 202 for every address: whether one is known shows only in its mailbox. `GET /subscribe/token` opens a form
 * for whoever sends JSON.
 */
export const subscribe = new Hono<PublicEnv>()
  .use(listedOrigins)
  .get("/", (c) => showForm(c, ownPage))
  .post("/", formLimit, (c) => answerSignUp(c, ownPage))
  .get("/token", sendToken)
  .all("/", only("GET, HEAD, POST"))
  .all("/token", only("GET, HEAD"))

/**
 * `{ token, afterSeconds, withinSeconds, turnstileSiteKey }`: the token to send with a sign-up, from when and until when;
 * and the site key of Turnstile where its check must be passed as well, else null.
 */
async function sendToken(c: Context<PublicEnv>) {
  const { token, turnstile } = await openForm(c.var.deps, {})
  c.header("Cache-Control", "no-store")
  c.header("X-Content-Type-Options", "nosniff")
  return c.json({
    token,
    afterSeconds: minFillMs / 1000,
    withinSeconds: maxFillMs / 1000,
    turnstileSiteKey: turnstile?.siteKey ?? null,
  })
}
