import { toBase64url } from "./base64url.ts"
import { hmac } from "./hmac.ts"

const encoder = new TextEncoder()

/**
 * The keyed hash by which an address is known again once it is forgotten: HMAC-SHA-256 as base64url, 43 characters.
 * Upper and lower case hash alike: who must not be written to is not written to under another spelling either.
 */
export const addressHash = async (hashKey: string, address: string): Promise<string> =>
  toBase64url(await hmac(encoder.encode(hashKey), `plumbline address\n${address.toLowerCase()}`))
