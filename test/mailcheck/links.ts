import { Parser } from "htmlparser2"
import { visibleText } from "../emails/visible-text.ts"
import type { CheckedMail } from "./checked-mail.ts"

/** Addresses of Bitcoin (bech32 and base58) and Ethereum: filters take them for a fraud's, and no edition needs one. */
const wallet = /\b(?:bc1[a-z0-9]{25,87}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|0x[0-9a-fA-F]{40})\b/
const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])$/

/** Where a mail leads that it must not, in its HTML and its text; and a wallet's address, where one is printed. */
export function linkFaults({ sent: { html, text }, publicUrl, sources }: CheckedMail): string[] {
  const own = new URL(publicUrl)
  const led = linksOf(html)
  const faultOf = (link: string, ownOnly: boolean): string | null => {
    if (!URL.canParse(link)) return "is no whole address"
    const { protocol, host, hostname } = new URL(link)
    const isOwn = host === own.host
    const mayBePlain = isOwn && protocol === "http:" && loopback.test(hostname)
    if (protocol !== "https:" && !mayBePlain) return "is not https"
    if (isOwn || (!ownOnly && sources.has(host))) return null
    return ownOnly
      ? "is a picture of another's site"
      : "leads to a site that is neither ours nor a named source"
  }
  const found = [
    ...led.links.map((link) => [link, faultOf(link, false)] as const),
    ...led.pictures.map((link) => [link, faultOf(link, true)] as const),
    ...[...text.matchAll(/\b[a-z][a-z0-9+.-]*:\/\/[^\s>)]+/gi)].map(
      ([link]) => [link, faultOf(link, false)] as const,
    ),
  ]
  const said = new Set(found.flatMap(([link, fault]) => (fault === null ? [] : [`${link} ${fault}`])))
  const words = `${visibleText(html)}\n${text}`.replaceAll(/https?:\/\/\S+/g, "")
  const printed = wallet.exec(words)
  return [...said, ...(printed ? [`a wallet's address is printed: ${printed[0]}`] : [])]
}

/** Every address that HTML leads to, and those that it has fetched. */
function linksOf(html: string): { links: string[]; pictures: string[] } {
  const links: string[] = []
  const pictures: string[] = []
  const parser = new Parser({
    onopentag(_, { href, src, srcset, background, action }) {
      for (const link of [href, action]) if (link !== undefined) links.push(link)
      for (const picture of [src, background]) if (picture !== undefined) pictures.push(picture)
      for (const one of srcset?.split(",") ?? []) pictures.push(one.trim().split(/\s/)[0] ?? "")
    },
  })
  parser.end(html)
  for (const [, url = ""] of html.matchAll(/url\(\s*(?:&quot;|["'])?([^)"'&]+)/gi)) pictures.push(url)
  return { links, pictures }
}
