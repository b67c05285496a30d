import emailAddresses from "email-addresses"
import * as z from "zod"

/**
 * An e-mail address as it is stored and written to: a mailbox of RFC 5322 §3.4.1 whose local part is a dot-atom in ASCII
 * (the mail service takes no other: RFC 6531 is not spoken everywhere), at most 254 characters with 64 before the @ (RFC
 * 5321 §4.5.3.1), safe in a header. Its domain is in lower case, an international one as `xn--` (RFC 5891). The local part
 * stands as given: two spellings may be two mailboxes, so no dots or tags are folded.
 *
 * @example Address.parse(" Ada.L+news@Bücher.Example ") // => "Ada.L+news@xn--bcher-kva.example"
 */
export const Address = z
  .string()
  .transform((text, context) => {
    const address = mailbox(text.trim())
    if (address !== null) return address
    context.addIssue("no e-mail address")
    return z.NEVER
  })
  .brand<"Address">()
export type Address = z.infer<typeof Address>

/** The address in a text, or null when there is none. */
export function parseAddress(text: string): Address | null {
  const parsed = Address.safeParse(text)
  return parsed.success ? parsed.data : null
}

/**
 * The domain of an address.
 *
 * @example domainOf(Address.parse("ada@example.com")) // => "example.com"
 */
export const domainOf = (address: Address): string => address.slice(address.lastIndexOf("@") + 1)

/** What would make comments, names, quotes, groups and literals: none of it is part of an address that is accepted. */
const special = /[\p{C}\s()<>[\]:;,\\"]/u

function mailbox(text: string): string | null {
  // A parser that goes back and forth gets no long text, and nothing that it could nest.
  if (text.length > 254 || special.test(text)) return null
  const parsed = emailAddresses.parseOneAddress({ input: text, rfc6532: true })
  if (parsed?.type !== "mailbox" || !/^[!-~]{1,64}$/.test(parsed.local)) return null
  const domain = asciiDomain(parsed.domain)
  if (domain === null) return null
  const address = `${parsed.local}@${domain}`
  return address.length > 254 ? null : address
}

/** At least two labels of letters, digits and hyphens (RFC 1123 §2.1), the last of which no number begins. */
const hostname = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])$/

/** A domain name in lower-case ASCII, by the rules of UTS #46 that URLs follow; null when it is none. */
function asciiDomain(domain: string): string | null {
  if (/[/?#%@]/.test(domain) || !URL.canParse(`http://${domain}`)) return null
  const ascii = new URL(`http://${domain}`).hostname
  return hostname.test(ascii) ? ascii : null
}
