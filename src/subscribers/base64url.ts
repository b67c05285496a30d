/**
 * Bytes as base64url (RFC 4648 §5) without padding.
 *
 * @example toBase64url(new Uint8Array([251, 255])) // => "-_8"
 */
export const toBase64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "")

/**
 * The bytes of base64 or base64url, padded or not; null when the text is neither.
 *
 * @example fromBase64url("-_8=") // => Uint8Array [251, 255]
 */
export function fromBase64url(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}
