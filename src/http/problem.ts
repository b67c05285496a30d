import type { Context } from "hono"
import { answerPage, wantsPage } from "./page.tsx"
import { ProblemPage } from "./problem-page.tsx"

/** One field that was not accepted, and what would be. It never repeats what came. */
export type FieldError = { field: string; accepted: string }

export type Problem = {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 502 | 503
  /** What was wrong, in a few words: `the body is empty`. */
  title: string
  /** What is accepted, or what to do now: one or more sentences. */
  detail?: string
  errors?: FieldError[]
  /** Where to go on from here, on this site. */
  next?: { href: string; text: string }
}

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
