import type { Context } from "hono"
import { type PassingPurpose, readToken } from "../../subscribers/token.ts"
import type { Problem } from "../problem-page.tsx"
import type { PublicEnv } from "./deps.ts"
import { incompleteLink } from "./incomplete-link.ts"

/** What a link that expires says, or why it is not taken: `expired` answers one that was ours. */
export async function readPassingLink(
  c: Context<PublicEnv>,
  purpose: PassingPurpose,
  expired: Problem,
): Promise<{ publicId: string; version: number } | { problem: Problem }> {
  const { config, now } = c.var.deps
  const reading = await readToken(config.TOKEN_KEYS, purpose, c.req.param("token") ?? "", now())
  switch (reading.outcome) {
    case "valid":
      return { publicId: reading.publicId, version: reading.version }
    case "expired":
      return { problem: expired }
    case "invalid":
      return { problem: incompleteLink }
  }
}
