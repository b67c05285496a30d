import { fromBase64url, toBase64url } from "./base64url.ts"
import { hmac, isHmac } from "./hmac.ts"
import { secretOf, type TokenKey } from "./token.ts"

/** A form is not filled in by a person in less, in milliseconds. */
export const minFillMs = 2_000

/** How long a form that was opened can be sent, in milliseconds. */
export const maxFillMs = 24 * 60 * 60 * 1000

/** `early` and `late`: sent sooner or later after it was opened than is accepted. */
export type FormTokenReading = "good" | "early" | "late" | "invalid"

/**
 * Signs the moment, in milliseconds since 1970, at which a form was opened: `keyId.moment.mac`, the moment in base 36 and
 * `mac` an HMAC-SHA-256. It says nothing of who opened it, so that no page need be kept for one visitor.
 */
export async function signFormToken(key: TokenKey, openedAt: number): Promise<string> {
  const body = `${key.id}.${openedAt.toString(36)}`
  return `${body}.${toBase64url(await hmac(secretOf(key), signed(body)))}`
}

/** Reads a form's token, signed by any key of the ring, at `now`. */
export async function readFormToken(
  keys: readonly TokenKey[],
  token: string,
  now: number,
): Promise<FormTokenReading> {
  const { body = "", keyId = "", moment = "", mac = "" } = shape.exec(token)?.groups ?? {}
  const key = keys.find(({ id }) => id === keyId)
  const bytes = fromBase64url(mac)
  if (key === undefined || bytes === null || toBase64url(bytes) !== mac) return "invalid"
  if (!(await isHmac(secretOf(key), bytes, signed(body)))) return "invalid"
  const age = now - Number.parseInt(moment, 36)
  if (age < minFillMs) return "early"
  return age < maxFillMs ? "good" : "late"
}

const shape = /^(?<body>(?<keyId>[\w-]{1,16})\.(?<moment>[\da-z]{1,10}))\.(?<mac>[\w-]{43})$/

const signed = (body: string) => `plumbline form\n${body}`
