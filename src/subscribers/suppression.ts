import * as z from "zod"
import { toBase64url } from "./base64url.ts"
import { hmac, textSecret } from "./hmac.ts"

/**
 * Why an address must not be written to. `bounce`, `complaint`: the mail came back for good, or was reported as junk;
 * `provider`: the provider refuses it; `manual`: the operator wants it so; `erased`: the reader had everything deleted, and
 * may come back by a sign-up of their own alone.
 */
export const SuppressionReason = z.enum(["bounce", "complaint", "provider", "manual", "erased"])
export type SuppressionReason = z.infer<typeof SuppressionReason>

/**
 * The keyed hash by which an address is known again once it is forgotten: HMAC-SHA-256 as base64url, 43 characters.
 * Upper and lower case hash alike: who must not be written to is not written to under another spelling either.
 */
export const addressHash = async (hashKey: string, address: string): Promise<string> =>
  toBase64url(await hmac(textSecret(hashKey), `plumbline address\n${address.toLowerCase()}`))
