import * as z from "zod"

/**
 * An e-mail address as it is stored and written to: trimmed, at most 254 characters with 64 before the @ (RFC 5321
 * §4.5.3.1), safe in a header, its domain in lower case. Otherwise as given: two spellings of a local part may be two
 * mailboxes, so no dots or tags are folded.
 *
 * @example Address.parse(" Ada.L+news@Example.COM ") // => "Ada.L+news@example.com"
 */
export const Address = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email().regex(/^.{1,64}@/))
  .transform((text) => {
    const at = text.lastIndexOf("@")
    return text.slice(0, at) + text.slice(at).toLowerCase()
  })
  .brand<"Address">()
export type Address = z.infer<typeof Address>

/** The address in a text, or null when there is none. */
export function parseAddress(text: string): Address | null {
  const parsed = Address.safeParse(text)
  return parsed.success ? parsed.data : null
}
