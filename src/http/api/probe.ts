import type { Context } from "hono"
import type { HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"

/**
 * `POST /api/v1/probe` → a ProbeReport: what each live endpoint answers to this Worker, from its own network. It takes no
 * body and changes nothing; it is a POST because it asks others. Access and HTTP Basic come along with any request of a
 * browser, so one that another site has made is refused with 403.
 */
export async function runProbe(c: Context<HttpEnv>) {
  const site = c.req.header("Sec-Fetch-Site")
  if (site !== undefined && site !== "same-origin") {
    return answerProblem(c, { status: 403, title: "a probe is not asked for by another site" }, "json")
  }
  return c.json(await c.var.deps.probe())
}
