import type { Context } from "hono"
import type { HttpEnv } from "../deps.ts"

/**
 * `POST /api/v1/series/backfill` → `{ kept: [{ series, source, first, last }], failures }`. Asks for the series whose days
 * are kept and keeps what is settled; what is kept already is not asked for again.
 */
export async function backfillSeries(c: Context<HttpEnv>) {
  return c.json(await c.var.deps.backfill())
}
