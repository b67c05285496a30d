import type { Context } from "hono"
import type { ConfigProblem } from "../config.ts"
import type { HttpDeps, HttpEnv, Wired } from "./deps.ts"

/** None when the database answers, and with the tables of this version. */
async function databaseProblems({ editions }: HttpDeps): Promise<ConfigProblem[]> {
  try {
    await editions.list(1)
    return []
  } catch {
    return [{ name: "DB", problem: "the database does not answer, or its migrations are not applied" }]
  }
}

const problemsOf = async (wired: Wired): Promise<ConfigProblem[]> =>
  "problems" in wired ? wired.problems : databaseProblems(wired.deps)

/** `GET /healthz`, for anyone: ok or not, and no name of what is wrong. */
export async function healthz(c: Context<HttpEnv>) {
  const problems = await problemsOf(c.var.wired)
  c.header("Cache-Control", "no-store")
  return problems.length === 0 ? c.text("ok\n") : c.text("not ok\n", 503)
}

/** `GET /readyz`, for editors: `{ ready, problems: [{ name, problem }] }`, each by its name and never with a value. */
export async function readyz(c: Context<HttpEnv>) {
  const problems = await problemsOf(c.var.wired)
  return c.json({ ready: problems.length === 0, problems }, problems.length === 0 ? 200 : 503)
}
