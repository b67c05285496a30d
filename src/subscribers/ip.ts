import { toBase64url } from "./base64url.ts"
import { hmac, textSecret } from "./hmac.ts"

/** The keyed hash of an IP address that is kept as part of the proof of consent: HMAC-SHA-256 as base64url. */
export const ipHash = async (hashKey: string, ip: string): Promise<string> =>
  toBase64url(await hmac(textSecret(hashKey), `plumbline ip\n${ip}`))

/**
 * Whose requests are counted together: an IPv4 address, or the first 64 bits of an IPv6 one, of which a single customer
 * has all the rest (RFC 6177).
 *
 * @example networkOf("2001:db8::1") // => "2001:db8:0:0"
 */
export function networkOf(ip: string): string {
  if (!ip.includes(":")) return ip
  const [left = "", right] = ip.toLowerCase().split("::")
  const groups = left === "" ? [] : left.split(":")
  const rest = right ? right.split(":") : []
  const zeros =
    right === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => "0")
  return [...groups, ...zeros, ...rest]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")
}
