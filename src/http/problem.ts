import type { Context } from "hono"
import { answerPage, wantsPage } from "./page.tsx"
import { type Problem, ProblemPage } from "./problem-page.tsx"

/**
 * The one way an error is answered: a page for browsers, else RFC 9457 problem details,
 * `{ status, title, detail?, errors?, next? }` as application/problem+json. Neither holds anything that the request brought.
 */
export function answerProblem(
  c: Context,
  problem: Problem,
  as: "page" | "json" = wantsPage(c) ? "page" : "json",
): Response | Promise<Response> {
  if (as === "page") return answerPage(c, ProblemPage(problem), problem.status, "private")
  c.header("Cache-Control", "no-store")
  c.header("X-Content-Type-Options", "nosniff")
  return c.body(JSON.stringify(problem), problem.status, {
    "Content-Type": "application/problem+json; charset=utf-8",
  })
}
