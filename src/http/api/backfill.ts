import type { Context } from "hono"
import type { HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"

/**
 * `POST /api/v1/series/backfill` → `{ kept: [{ series, source, first, last }], failures }`. Asks for the series whose days
 * are kept and keeps what is settled; what is kept already is not asked for again. A browser sends its proof with any
 * request, so one that another site has made is refused with 403.
 */
export async function backfillSeries(c: Context<HttpEnv>) {
  const site = c.req.header("Sec-Fetch-Site")
  if (site !== undefined && site !== "same-origin") {
    return answerProblem(c, { status: 403, title: "a backfill is not asked for by another site" }, "json")
  }
  return c.json(await c.var.deps.backfill())
}
