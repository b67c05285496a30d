import { fromBase64url, toBase64url } from "./base64url.ts"
import { hmac, isHmac } from "./hmac.ts"

/** A key of the ring: an id that stands in the token, and the secret as base64. */
export type TokenKey = { id: string; secret: string }

const lasting = ["unsubscribe", "preferences"] as const

/** The purposes of the links that stand in every edition, and never expire. */
export type LastingPurpose = (typeof lasting)[number]

/**
 * The purposes of the links that were asked for, and expire: `confirm` and `cancel` of a sign-up, `account` for all that
 * needs a fresh link, `address` of a new address.
 */
export type PassingPurpose = "confirm" | "cancel" | "account" | "address"

export type TokenPurpose = LastingPurpose | PassingPurpose

/**
 * What a token says. `publicId` is random (letters, digits, `-`, `_`). What was asked for ends at `expiresAt`, in
 * milliseconds since 1970; the others never do, as the mail they stand in is kept for years.
 */
export type TokenClaims =
  | { purpose: PassingPurpose; publicId: string; version: number; expiresAt: number }
  | { purpose: LastingPurpose; publicId: string; version: number }

export type TokenReading =
  | { outcome: "valid"; publicId: string; version: number }
  | { outcome: "expired" }
  | { outcome: "invalid" }

/** How long a confirmation link works. */
export const confirmDays = 7

/** When a confirmation that was asked for at `askedAt` ends. */
export const confirmExpiry = (askedAt: number): number => askedAt + confirmDays * 24 * 60 * 60 * 1000

/** How long the links that change an account work: one to open it, and one that a new address is confirmed by. */
export const accountMinutes = 60
export const addressHours = 24

const minuteMs = 60 * 1000

/** When a link to the account that was asked for at `askedAt` ends. */
export const accountExpiry = (askedAt: number): number => askedAt + accountMinutes * minuteMs

/** When the confirmation of a new address that was asked for at `askedAt` ends. */
export const addressExpiry = (askedAt: number): number => askedAt + addressHours * 60 * minuteMs

/**
 * Signs a token: `keyId.publicId.version.expiry.mac`, safe in a URL, where `expiry` is in base 36 or empty and `mac` is
 * the HMAC-SHA-256 of the purpose and all that stands before. It holds no address. The same claims give the same token.
 *
 * @throws when an id holds what would not stand in a URL, or the secret is no base64
 */
export async function signToken(key: TokenKey, claims: TokenClaims): Promise<string> {
  const expiry = "expiresAt" in claims ? claims.expiresAt.toString(36) : ""
  const body = `${key.id}.${claims.publicId}.${claims.version}.${expiry}`
  if (!shape.test(`${body}.${"A".repeat(43)}`)) {
    throw new Error(
      "cannot sign a token: its ids must be letters, digits, - or _, its numbers whole and positive",
    )
  }
  return `${body}.${toBase64url(await hmac(secretOf(key), signed(claims.purpose, body)))}`
}

/**
 * Reads a token of one purpose, signed by any key of the ring. What was signed for another purpose, or changed in any
 * character, is invalid.
 */
export async function readToken(
  keys: readonly TokenKey[],
  purpose: TokenPurpose,
  token: string,
  now: number,
): Promise<TokenReading> {
  const parts = shape.exec(token)?.groups
  const key = keys.find(({ id }) => id === parts?.keyId)
  if (parts === undefined || key === undefined) return { outcome: "invalid" }
  const { body = "", publicId = "", version = "", expiry = "", mac = "" } = parts
  const bytes = fromBase64url(mac)
  // Two spellings can decode to the same bytes, as the last character has two bits to spare: only ours is accepted.
  if (bytes === null || toBase64url(bytes) !== mac) return { outcome: "invalid" }
  if (!(await isHmac(secretOf(key), bytes, signed(purpose, body)))) return { outcome: "invalid" }
  if (!isLasting(purpose) && !(now < Number.parseInt(expiry, 36))) return { outcome: "expired" }
  return { outcome: "valid", publicId, version: Number(version) }
}

const shape =
  /^(?<body>(?<keyId>[\w-]{1,16})\.(?<publicId>[\w-]{1,64})\.(?<version>[1-9]\d{0,9})\.(?<expiry>[\da-z]{0,10}))\.(?<mac>[\w-]{43})$/

const isLasting = (purpose: TokenPurpose): boolean => lasting.some((each) => each === purpose)

const signed = (purpose: TokenPurpose, body: string) => `plumbline ${purpose}\n${body}`

const secrets = new WeakMap<TokenKey, Uint8Array>()

/** The bytes that a key signs with. @throws when its secret is no base64 */
export function secretOf(key: TokenKey): Uint8Array {
  const known = secrets.get(key)
  if (known !== undefined) return known
  const secret = fromBase64url(key.secret)
  if (secret === null) throw new Error(`token key ${key.id} is not base64`)
  secrets.set(key, secret)
  return secret
}
