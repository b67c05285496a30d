import type { Context } from "hono"
import { createMiddleware } from "hono/factory"
import { auth as basic } from "hono/utils/basic-auth"
import * as z from "zod"
import { Config } from "../config.ts"
import type { Editor, HttpEnv } from "./deps.ts"
import { answerProblem } from "./problem.ts"

const Admitted = z.object({ access: z.object({ aud: z.string().min(1) }) })
const Guard = z.object({ DESK_TOKEN: Config.shape.DESK_TOKEN.unwrap() })

/**
 * The editor who asks, or null. Cloudflare Access proves one through `ctx.access`
 * (https://developers.cloudflare.com/workers/configuration/cloudflare-access/); else DESK_TOKEN does, as a bearer token
 * or as the password of HTTP Basic, which browsers can send. Read on its own, so that a proved editor learns what is
 * wrong with the other settings. A token that is missing or malformed in the settings proves nobody.
 */
export async function proveEditor(c: Context<HttpEnv>): Promise<Editor | null> {
  if (Admitted.safeParse(c.executionCtx).success) return "access"
  const guard = Guard.safeParse(c.env)
  const offered = offeredToken(c.req.raw)
  if (!guard.success || offered === null) return null
  return (await sameText(offered, guard.data.DESK_TOKEN)) ? "desk token" : null
}

function offeredToken(request: Request): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.get("Authorization") ?? "")
  return bearer?.[1] ?? basic(request)?.password ?? null
}

/** Compares digests, which are of one length, so that neither the length nor the time tells anything of the token. */
async function sameText(one: string, other: string): Promise<boolean> {
  return crypto.subtle.timingSafeEqual(await digest(one), await digest(other))
}

const digest = (text: string): Promise<ArrayBuffer> =>
  crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))

/** Notes who asks. What is answered then may be for them alone, so no cache and no search engine keeps it. */
async function meet(c: Context<HttpEnv>): Promise<Editor | null> {
  c.header("Cache-Control", "no-store")
  c.header("X-Robots-Tag", "noindex")
  const editor = await proveEditor(c)
  c.set("editor", editor)
  return editor
}

/** For routes that answer both editors and visitors, each with what is theirs. */
export const anyone = createMiddleware<HttpEnv>(async (c, next) => {
  await meet(c)
  return next()
})

/** Lets editors pass and nobody else; what was asked for is not even looked up. */
export const editorsOnly = createMiddleware<HttpEnv>(async (c, next) =>
  (await meet(c)) === null ? refuse(c) : next(),
)

/** 401 where a token would open the desk, 403 where nothing would. The same for what exists and what does not. */
export function refuse(c: Context<HttpEnv>): Response | Promise<Response> {
  if (!Guard.safeParse(c.env).success) {
    return answerProblem(c, {
      status: 403,
      title: "the desk is shut",
      detail:
        "This page is for editors. To open the desk, put Cloudflare Access before this Worker or set the secret DESK_TOKEN (24 characters or more).",
    })
  }
  c.header("WWW-Authenticate", 'Basic realm="desk", charset="UTF-8"', { append: true })
  c.header("WWW-Authenticate", 'Bearer realm="desk"', { append: true })
  return answerProblem(c, {
    status: 401,
    title: "this is for editors",
    detail:
      "Send the DESK_TOKEN as a bearer token in the Authorization header, or in a browser as the password, with any name. It is not accepted in a URL.",
  })
}
