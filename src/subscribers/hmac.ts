const algorithm = { name: "HMAC", hash: "SHA-256" }
const encoder = new TextEncoder()

const importKey = (secret: Uint8Array, usage: "sign" | "verify") =>
  crypto.subtle.importKey("raw", secret, algorithm, false, [usage])

/** HMAC-SHA-256 (RFC 2104) of a text in UTF-8: 32 bytes. */
export async function hmac(secret: Uint8Array, text: string): Promise<Uint8Array> {
  return new Uint8Array(
    await crypto.subtle.sign(algorithm, await importKey(secret, "sign"), encoder.encode(text)),
  )
}

/** Whether `mac` is the text's; takes as long for a wrong one as for a right one. */
export async function isHmac(secret: Uint8Array, mac: Uint8Array, text: string): Promise<boolean> {
  return crypto.subtle.verify(algorithm, await importKey(secret, "verify"), mac, encoder.encode(text))
}
