/** @jsxImportSource hono/jsx */
import { Hono } from "hono"
import { etag } from "hono/etag"
import { createMiddleware } from "hono/factory"
import { answerPage, unframed } from "../../page.tsx"
import { answerSignUp, showForm } from "../answer-sign-up.tsx"
import type { PublicEnv } from "../deps.ts"
import { only } from "../methods.ts"
import type { Place } from "../sign-up-pages.tsx"
import { formLimit } from "../subscribe.ts"
import { elementScript } from "./element.tsx"
import { EmbedPage } from "./embed-page.tsx"

const frame: Place = { form: "frame", action: "/embed/frame" }

/** Lets the operator's own sites frame whatever is answered, refusals too. */
const framed = createMiddleware<PublicEnv>(async (c, next) => {
  await next()
  const ancestors = ["frame-ancestors 'self'", ...c.var.deps.config.ORIGINS].join(" ")
  const policy = c.res.headers.get("Content-Security-Policy")
  if (policy !== null) c.res.headers.set("Content-Security-Policy", policy.replace(unframed, ancestors))
})

/**
 * The form for other sites: `GET /embed` says how, `/embed.js` makes `<plumbline-signup>` known, `/embed/frame` is the page
 * for a frame, and takes what is posted there by the rules of `POST /subscribe`.
 */
export const embed = new Hono<PublicEnv>()
  .get("/embed", (c) => answerPage(c, <EmbedPage config={c.var.deps.config} />))
  .get("/embed.js", etag(), async (c) =>
    c.body(await elementScript(c.var.deps.config), 200, {
      "Content-Type": "text/javascript; charset=utf-8",
      // A day, as its words are settings; after that it is asked for again, and mostly found unchanged.
      "Cache-Control": "public, max-age=86400, stale-while-revalidate=604800",
      "Access-Control-Allow-Origin": "*",
      "X-Content-Type-Options": "nosniff",
    }),
  )
  .use("/embed/frame", framed)
  .get("/embed/frame", (c) => showForm(c, frame))
  .post("/embed/frame", formLimit, (c) => answerSignUp(c, frame))
  .all("/embed/frame", only("GET, HEAD, POST"))
  .all("/embed", only("GET, HEAD"))
  .all("/embed.js", only("GET, HEAD"))
