import type { Mail } from "../mailer/mailer.ts"
import { type Address, parseAddress } from "../subscribers/address.ts"
import type { ReaderKind } from "../subscribers/reader-kind.ts"
import type { Envelope } from "./envelope.ts"
import type { Texts } from "./message.ts"

/** As many addresses as one request for test mails may name, and as many requests as an hour takes. */
export const testAddressesAtMost = 10
export const testsAnHour = 10

/** What an editor asks for: the edition's mail for one reader kind, to addresses that need not be a reader's. */
export type TestWish = { to: readonly Address[]; kind: ReaderKind; key: string }

/** What became of it. `again`: the same request came before, and has had its mails. Addresses are told by their places, from 0. */
export type TestAnswer =
  | { outcome: "asked"; mails: number; again: boolean }
  | { outcome: "unknown" }
  | { outcome: "no mail" }
  | { outcome: "suppressed"; places: number[] }
  | { outcome: "other request" }
  | { outcome: "too many"; retryAfterMs: number }

/**
 * The addresses in a list, each once, by the rule of the sign-up; or the places, from 0, of those that are none.
 *
 * readTestAddresses(["ada@example.com", "ada@"]) // => { wrong: [1] }
 */
export function readTestAddresses(texts: readonly string[]): { to: Address[] } | { wrong: number[] } {
  const parsed = texts.map(parseAddress)
  const wrong = parsed.flatMap((address, place) => (address === null ? [place] : []))
  if (wrong.length > 0) return { wrong }
  return { to: [...new Set(parsed.flatMap((address) => address ?? []))] }
}

/**
 * A test of an edition's mail: the frozen texts as they are, but that no link of them is a reader's own. Where one would be
 * stands the site's page that mails a link to whoever asks for it; there is no header by which to leave.
 *
 * toTestMail({ subject: "A subject", … }, texts, "a@x.example").subject // => "[Test] A subject"
 */
export function toTestMail(
  { from, replyTo, subject, baseUrl }: Pick<Envelope, "from" | "replyTo" | "subject" | "baseUrl">,
  { html, text }: Texts,
  to: Address,
): Mail {
  const put = (part: string): string => part.replaceAll(/%%[a-z]+%%/g, () => `${baseUrl}/account`)
  return {
    from,
    ...(replyTo !== null && { replyTo }),
    to,
    subject: `[Test] ${subject}`,
    html: put(html),
    text: put(text),
  }
}
