import { signFormToken } from "../../subscribers/form-token.ts"
import type { PublicDeps } from "./deps.ts"
import { type Kept, readKept } from "./sign-up-fields.ts"
import { type Turnstile, turnstileOf } from "./turnstile.ts"

/** What a form needs that was opened just now. */
export type OpenForm = { token: string; turnstile: Turnstile | null; kept: Kept }

/** Opens a form: `query` is its page's own, and says where its reader comes from. */
export async function openForm(
  { config, now }: Pick<PublicDeps, "config" | "now">,
  query: Record<string, unknown>,
): Promise<OpenForm> {
  const [key] = config.TOKEN_KEYS
  if (key === undefined) throw new Error("TOKEN_KEYS holds no key")
  return { token: await signFormToken(key, now()), turnstile: turnstileOf(config), kept: readKept(query) }
}
