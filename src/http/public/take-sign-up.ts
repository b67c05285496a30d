import type { Context } from "hono"
import type { Form } from "../../store/sign-ups.ts"
import { readFormToken } from "../../subscribers/form-token.ts"
import { ipHash, networkOf } from "../../subscribers/ip.ts"
import type { FieldError, Problem } from "../problem-page.tsx"
import type { PublicDeps, PublicEnv } from "./deps.ts"
import { queueMail } from "./queue-mail.ts"
import { readBody } from "./request-body.ts"
import {
  type Choices,
  marksOf,
  readSignUp,
  type SignUpFields,
  tokenAccepted,
  tokenField,
  trapField,
  turnstileAccepted,
  turnstileField,
} from "./sign-up-fields.ts"
import { askTurnstile } from "./turnstile.ts"

/**
 * What became of a sign-up. `accepted` says nothing of whether the address is known, nor whether a robot was sent away.
 * `unopened`: all is right, but it comes from a form that was never opened here, as one that a site holds in its own
 * HTML; one press on a page of ours makes up for that.
 */
export type Taken =
  | { outcome: "accepted" }
  | { outcome: "refused"; errors: FieldError[]; chosen: Choices }
  | { outcome: "unopened"; fields: SignUpFields }
  | { outcome: "problem"; problem: Problem; retryAfter?: number }

/** How a sign-up came: by a form or as JSON. Null where its body could not be read. */
export type Came = { by: "form" | "json" | null; taken: Taken }

/** Takes a sign-up, from whatever it comes: the same rules for a form and for JSON. What is refused changes no row. */
export async function takeSignUp(c: Context<PublicEnv>, form: Exclude<Form, "json">): Promise<Came> {
  const { deps } = c.var
  const ip = c.req.header("CF-Connecting-IP") ?? ""
  if (!(await deps.mayAsk(networkOf(ip)))) return { by: null, taken: tooMany }
  const body = await readBody(c)
  if ("problem" in body) return { by: null, taken: { outcome: "problem", problem: body.problem } }
  const by = body.form === "json" ? "json" : "form"
  return { by, taken: await take(deps, body.input, { form: by === "json" ? "json" : form, ip }) }
}

async function take(
  deps: PublicDeps,
  input: Record<string, unknown>,
  { form, ip }: { form: Form; ip: string },
): Promise<Taken> {
  const { config, now, newId, signUps, log } = deps
  if (input[trapField] !== undefined && input[trapField] !== "") {
    log("sign-up by a robot left out", { form })
    return { outcome: "accepted" }
  }
  const read = readSignUp(input, config)
  const unopened = form !== "json" && (input[tokenField] === undefined || input[tokenField] === "")
  const errors = "errors" in read ? read.errors : []
  const named = new Set(errors.map(({ field }) => field))
  const token = String(input[tokenField] ?? "")
  if (
    !unopened &&
    !named.has(tokenField) &&
    (await readFormToken(config.TOKEN_KEYS, token, now())) !== "good"
  )
    errors.push({ field: tokenField, accepted: tokenAccepted })
  if ("errors" in read) return { outcome: "refused", errors, chosen: read.chosen }
  const { fields } = read
  if (unopened) return { outcome: "unopened", fields }

  const { kind, frequency } = fields
  const refused = (): Taken => ({ outcome: "refused", errors, chosen: { kind, frequency, kept: fields } })
  const response = fields[turnstileField]
  if (config.TURNSTILE_SECRET !== undefined && !response)
    errors.push({ field: turnstileField, accepted: turnstileAccepted })
  if (errors.length > 0) return refused()
  if (config.TURNSTILE_SECRET !== undefined && response) {
    // Asked last: an answer is good once, and would be used up by a form that is refused for something else.
    const verdict = await askTurnstile(deps, response)
    if (verdict === "unknown") return uncheckable
    if (verdict === "refused") {
      errors.push({ field: turnstileField, accepted: turnstileAccepted })
      return refused()
    }
  }

  const outbox = await signUps.signUp(
    {
      publicId: newId(),
      address: fields.email,
      ...{ kind, frequency, consent: fields.consent, form },
      source: fields.source ?? null,
      marks: marksOf(fields),
      ipHmac: ip === "" ? null : await ipHash(config.HASH_KEY, ip),
    },
    now(),
  )
  if (outbox !== null) await queueMail(deps, outbox)
  return { outcome: "accepted" }
}

const again = { href: "/subscribe", text: "To the form" }

const tooMany: Taken = {
  outcome: "problem",
  retryAfter: 60,
  problem: {
    status: 429,
    title: "too many sign-ups came from your network",
    detail: "A few a minute are accepted. Wait a minute, then try again. Nothing was changed.",
    next: again,
  },
}

const uncheckable: Taken = {
  outcome: "problem",
  retryAfter: 30,
  problem: {
    status: 503,
    title: "we cannot check for robots just now",
    detail: "The service that does it does not answer. Try again in half a minute. Nothing was changed.",
    next: again,
  },
}
