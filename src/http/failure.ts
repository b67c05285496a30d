import type { Context } from "hono"
import { createMiddleware } from "hono/factory"
import { HTTPException } from "hono/http-exception"
import { routePath } from "hono/route"
import type { HttpEnv } from "./deps.ts"
import { answerProblem } from "./problem.ts"

/** While a setting is missing or wrong, nothing is answered but this, which does not say which one. */
export const shutUnlessConfigured = createMiddleware<HttpEnv>(async (c, next) => {
  const { wired } = c.var
  if ("problems" in wired) {
    console.error(JSON.stringify({ event: "settings wrong", problems: wired.problems }))
    return answerProblem(c, {
      status: 503,
      title: "this newsletter is not ready yet",
      detail: "Its settings are not complete. Please come again later.",
    })
  }
  c.set("deps", wired.deps)
  return next()
})

/**
 * Answers what a handler threw. The log gets the route's pattern, never its parts, and the error without anything that
 * looks like an address; whoever asked gets neither.
 */
export function onFailure(error: Error, c: Context<HttpEnv>): Response | Promise<Response> {
  if (error instanceof HTTPException && error.status === 403) {
    return answerProblem(c, { status: 403, title: "this form is accepted from our own pages only" })
  }
  console.error(
    JSON.stringify({
      event: "request failed",
      method: c.req.method,
      route: routePath(c),
      error: redacted(error),
    }),
  )
  return answerProblem(c, {
    status: 500,
    title: "something went wrong on our side",
    detail: "Nothing that you did caused it. Please try again in a minute.",
  })
}

const redacted = ({ name, message }: Error): string =>
  `${name}: ${message}`.replace(/[^\s"'<>]+@[^\s"'<>]+/g, "(address)")

export const noSuchPage = (c: Context) => answerProblem(c, { status: 404, title: "there is no such page" })

export const tooLarge = (c: Context) =>
  answerProblem(c, { status: 413, title: "the body is too large", detail: "Up to 8 KB are accepted." })

export const otherMethods = (c: Context, methods: string[]) => {
  c.header("Allow", methods.join(", "))
  return answerProblem(c, { status: 405, title: `this page takes ${methods.join(", ")} only` })
}
