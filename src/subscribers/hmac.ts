const algorithm = { name: "HMAC", hash: "SHA-256" }
const encoder = new TextEncoder()

/** Keys that were imported, by the bytes that they were made of: a delivery signs two links for each of its readers. */
const imported = new WeakMap<Uint8Array, CryptoKey>()

async function importKey(secret: Uint8Array): Promise<CryptoKey> {
  const found = imported.get(secret)
  if (found !== undefined) return found
  const key = await crypto.subtle.importKey("raw", secret, algorithm, false, ["sign", "verify"])
  imported.set(secret, key)
  return key
}

/** HMAC-SHA-256 (RFC 2104) of a text in UTF-8: 32 bytes. Whoever signs often gives the same array, which must not be written to. */
export async function hmac(secret: Uint8Array, text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign(algorithm, await importKey(secret), encoder.encode(text)))
}

/** Whether `mac` is the text's; takes as long for a wrong one as for a right one. */
export async function isHmac(secret: Uint8Array, mac: Uint8Array, text: string): Promise<boolean> {
  return crypto.subtle.verify(algorithm, await importKey(secret), mac, encoder.encode(text))
}

const texts = new Map<string, Uint8Array>()

/** The bytes of a secret that is a text, in UTF-8: the same array each time, for a setting is all there is of them. */
export function textSecret(text: string): Uint8Array {
  const bytes = texts.get(text) ?? encoder.encode(text)
  texts.set(text, bytes)
  return bytes
}
