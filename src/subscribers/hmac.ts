import { toBase64url } from "./base64url.ts"

const algorithm = { name: "HMAC", hash: "SHA-256" }
const encoder = new TextEncoder()

/** Keys that were imported, by their secrets: a delivery signs two links for each of its readers. */
const imported = new Map<string, CryptoKey>()
const mostKeys = 16

async function importKey(secret: Uint8Array): Promise<CryptoKey> {
  const name = toBase64url(secret)
  const found = imported.get(name)
  if (found !== undefined) return found
  const key = await crypto.subtle.importKey("raw", secret, algorithm, false, ["sign", "verify"])
  imported.set(name, key)
  for (const oldest of [...imported.keys()].slice(0, -mostKeys)) imported.delete(oldest)
  return key
}

/** HMAC-SHA-256 (RFC 2104) of a text in UTF-8: 32 bytes. */
export async function hmac(secret: Uint8Array, text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign(algorithm, await importKey(secret), encoder.encode(text)))
}

/** Whether `mac` is the text's; takes as long for a wrong one as for a right one. */
export async function isHmac(secret: Uint8Array, mac: Uint8Array, text: string): Promise<boolean> {
  return crypto.subtle.verify(algorithm, await importKey(secret), mac, encoder.encode(text))
}
