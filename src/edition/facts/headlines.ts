import type { Settled } from "../../market/held.ts"
import type { Headline } from "../../market/observation.ts"
import { findProvider } from "../../market/providers.ts"
import type { Fact, Facts } from "../fact.ts"
import type { MakeFacts } from "./day-context.ts"
import { type Provenance, wordFact } from "./record.ts"

type Titled = Headline & { site: string }

/** How many an edition prints, and how many of them may be of one site. */
const most = 5
const mostOfOneSite = 2

/**
 * The headlines that an edition prints, byte for byte as they were stored: `headline.1.title`, `.url`, `.site` and
 * `.published`. They are others' words and none of our facts rests on them. A link that does not lead to the site's own
 * host by https is passed over.
 *
 * headlineFacts(context, sofar).find(({ id }) => id === "headline.1.site")?.value // => "CoinDesk"
 */
export const headlineFacts: MakeFacts = ({ usable }): Fact[] => {
  const figure = usable.get("headlines")
  if (figure?.kind !== "headlines") return []
  return chosen(figure).flatMap(({ title, url, site, published }, index) => {
    const id = `headline.${index + 1}`
    const from: Provenance = {
      asOf: published,
      method: "figure@1",
      inputs: ["headlines"],
      quality: "external",
    }
    return [
      wordFact(`${id}.title`, "text", title, from),
      wordFact(`${id}.url`, "text", url, from),
      wordFact(`${id}.site`, "text", site, from),
      wordFact(`${id}.published`, "instant", published, from),
    ]
  })
}

function chosen(figure: Extract<Settled, { kind: "headlines" }>): Titled[] {
  const bySite = new Map<string, number>()
  return figure.items
    .flatMap((item): Titled[] => {
      const site = findSite(figure, item)
      return site === null ? [] : [{ ...item, site }]
    })
    .filter(({ site }) => {
      const before = bySite.get(site) ?? 0
      bySite.set(site, before + 1)
      return before < mostOfOneSite
    })
    .slice(0, most)
}

/** The name of the site whose feed has this very title and link, or null when the link leads elsewhere. */
function findSite({ observations }: Settled, { title, url }: Headline): string | null {
  const observation = observations.find(
    (each) =>
      each.kind === "headlines" && each.items.some((item) => item.title === title && item.url === url),
  )
  const provider = observation && findProvider(observation.source)
  return provider && sameHost(url, provider.home) ? provider.title : null
}

/**
 * Whether a link leads by https to the host of a site.
 *
 * sameHost("https://www.coindesk.com/markets", "https://coindesk.com") // => true
 */
export function sameHost(link: string, home: string): boolean {
  if (!URL.canParse(link)) return false
  const [one, other] = [new URL(link), new URL(home)]
  const host = ({ host }: URL): string => host.replace(/^www\./, "")
  return one.protocol === "https:" && one.username === "" && host(one) === host(other)
}

/**
 * The link of a headline and how its words and its note are written, or null when there are not as many.
 *
 * findHeadline(facts, 1)?.title // => "{headline.1.title:text}"
 */
export function findHeadline(
  facts: Facts,
  number: number,
): { url: string; title: string; note: string } | null {
  const id = `headline.${number}`
  const url = facts.get(`${id}.url`)?.value
  return url === undefined
    ? null
    : { url, title: `{${id}.title:text}`, note: `{${id}.site:text}, {${id}.published:day.year}` }
}
