/**
 * A JSON text that depends on the value alone: keys in code-unit order, no spaces, absent keys left out. The hash of an
 * edition is taken over it. After RFC 8785, https://www.rfc-editor.org/rfc/rfc8785. Throws on what JSON cannot hold.
 *
 * canonicalJson({ b: 1, a: [true, null] }) // => '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value)
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`
  if (typeof value === "object") {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
    return `{${members.join(",")}}`
  }
  throw new TypeError(`canonical JSON cannot hold ${typeof value} ${String(value)}`)
}
