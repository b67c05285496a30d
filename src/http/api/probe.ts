import type { Context } from "hono"
import type { HttpEnv } from "../deps.ts"

/**
 * `POST /api/v1/probe` → a ProbeReport with the `lane` that editions go by: what each live endpoint answers to this Worker, from its own
 * network. It takes no body and changes nothing; it is a POST because it asks others.
 */
export async function runProbe(c: Context<HttpEnv>) {
  return c.json(await c.var.deps.probe())
}
