import { createMiddleware } from "hono/factory"
import type { HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"

/** A browser sends its proof with any request, so one that another site has made, and that needs no JSON, is refused. */
export const ownSite = createMiddleware<HttpEnv>(async (c, next) => {
  const site = c.req.header("Sec-Fetch-Site")
  return site === undefined || site === "same-origin"
    ? next()
    : answerProblem(c, { status: 403, title: "this is not asked for by another site" }, "json")
})
