import * as z from "zod"
import type { Config } from "../../config.ts"
import type { PostForm } from "../../outside.ts"

/** What Turnstile says of an answer; `unknown` where it could not be asked. */
export type TurnstileVerdict = "person" | "refused" | "unknown"

/** How Turnstile is shown and asked; null where it is not set up. */
export type Turnstile = { siteKey: string; script: string; origin: string }

/** https://developers.cloudflare.com/turnstile/get-started/client-side-rendering/ */
export function turnstileOf(config: Config): Turnstile | null {
  const { TURNSTILE_SITE_KEY: siteKey, TURNSTILE_URL: url } = config
  return siteKey === undefined
    ? null
    : { siteKey, script: `${url}/turnstile/v0/api.js`, origin: new URL(url).origin }
}

/** What a page with a form may load besides our own: Turnstile's widget where it is shown, else nothing. */
export function formPolicy(config: Config): Record<string, string> {
  const turnstile = turnstileOf(config)
  return turnstile === null ? {} : { "script-src": turnstile.origin, "frame-src": turnstile.origin }
}

const Answer = z.object({ success: z.boolean() })

/**
 * Asks Turnstile whether an answer to its check is good; each is good once, for 5 minutes.
 * https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
 */
export async function askTurnstile(
  { config, postForm }: { config: Config; postForm: PostForm },
  response: string,
): Promise<TurnstileVerdict> {
  const { TURNSTILE_URL: url, TURNSTILE_SECRET: secret = "" } = config
  try {
    const { body } = await postForm(`${url}/turnstile/v0/siteverify`, { secret, response })
    return Answer.parse(JSON.parse(body)).success ? "person" : "refused"
  } catch {
    return "unknown"
  }
}
