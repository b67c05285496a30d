import { DomUtils, parseDocument } from "htmlparser2"

const longest = 300
/** Feeds escape markup once or twice. */
const escapedAtMost = 3

/**
 * A feed's title as a plain line: tags, scripts and invisible characters taken out, entities undone, each run of
 * whitespace one space. Null when nothing is left, when it is longer than 300 characters (a cut headline says something
 * else), when it holds an address, of which mail clients make a link of ours, and when it holds `%%`, which marks the
 * places of our mails that are filled in for each reader.
 *
 * headlineText("Bitcoin <b>falls</b> &amp; rises\n") // => "Bitcoin falls & rises"
 */
export function headlineText(title: string): string | null {
  const text = unescaped(title, escapedAtMost)
  return text === "" || text.length > longest || /%%|https?:|\bwww\./iu.test(text) ? null : text
}

/** Markup that was escaped is markup too: it is undone until nothing changes; what never settles is "". */
function unescaped(title: string, times: number): string {
  const text = DomUtils.innerText(parseDocument(title).children)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/\p{Cf}/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
  if (text === title) return text
  return times === 0 ? "" : unescaped(text, times - 1)
}

/**
 * A link to an article on `home`'s own host, by https, without what tracks a reader (`utm_*`); null for any other link, and
 * for one that ends in a mark which in running text ends a sentence.
 *
 * headlineUrl("https://decrypt.co/1?utm_source=rss", "https://decrypt.co") // => "https://decrypt.co/1"
 */
export function headlineUrl(link: string, home: string): string | null {
  if (!URL.canParse(link)) return null
  const url = new URL(link)
  const own = url.protocol === "https:" && host(url) === host(new URL(home))
  if (!own || url.username !== "" || url.password !== "" || url.href.includes("%%")) return null
  for (const name of [...url.searchParams.keys()]) {
    if (name.toLowerCase().startsWith("utm_")) url.searchParams.delete(name)
  }
  return /[.,;:!?)\]]$/.test(url.href) ? null : url.href
}

/** With its port, when it has one; `www.` is the same host. */
const host = (url: URL): string => url.host.replace(/^www\./, "")
