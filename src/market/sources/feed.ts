import { msOf } from "../day.ts"
import type { Headline, Instant } from "../observation.ts"
import { type ProviderName, providers } from "../providers.ts"
import { type Reading, type Source, SourceError } from "../source.ts"
import { type FeedItem, feedItems } from "./feed-items.ts"
import { headlineText, headlineUrl } from "./headline-text.ts"
import { publishedAt } from "./published.ts"
import { provenance } from "./reply.ts"

/** The most headlines of one site. */
const most = 10
const oldestHours = 48
const accept = "application/rss+xml, application/xml;q=0.9"

/**
 * A news site whose feed gives headlines: title, link and date of at most 10 articles of the 48 hours up to the slot,
 * newest first, each once. The articles' texts and pictures are the site's and are not read.
 *
 * - RSS 2.0: https://www.rssboard.org/rss-specification, Atom: https://www.rfc-editor.org/rfc/rfc4287
 *
 * A reading throws a SourceError when the reply is no feed, when nothing in it can be used, or when nothing is of those
 * 48 hours.
 */
export const headlinesOf = (name: ProviderName, path: string, turn: Reading["turn"] = "first"): Source => ({
  name,
  readings: ({ url }) => [
    {
      figures: ["headlines"],
      turn,
      async read({ get, slot }) {
        const reply = await get(`${url}${path}`, { accept })
        const all = feedItems(name, reply.body)
          .flatMap((item) => headline(item, providers[name].home) ?? [])
          .toSorted((a, b) => msOf(b.published) - msOf(a.published))
        const items = distinct(all.filter(({ published }) => isRecent(published, slot)))
          .slice(0, most)
          .map(({ title, url: link, published }) => ({ title, url: link, published }))
        const [newest] = items
        if (!newest) throw new SourceError(name, unusable(all[0]?.published, slot))
        const said = {
          kind: "headlines",
          figure: "headlines",
          unit: "text",
          asOf: newest.published,
          items,
        } as const
        return [{ ...said, ...provenance(name, providers[name].title, reply) }]
      },
    },
  ],
})

type Identified = Headline & { id: string | null }

function headline({ title, link, id, published }: FeedItem, home: string): Identified | null {
  const parts = {
    title: headlineText(title),
    url: headlineUrl(link, home),
    published: publishedAt(published),
  }
  if (parts.title === null || parts.url === null || parts.published === null) return null
  return { title: parts.title, url: parts.url, published: parts.published, id }
}

const isRecent = (published: Instant, slot: Instant): boolean => {
  const hours = (msOf(slot) - msOf(published)) / 3_600_000
  return hours >= 0 && hours <= oldestHours
}

const distinct = (items: Identified[]): Identified[] =>
  items.filter(
    ({ id, url }, i) =>
      !items.slice(0, i).some((other) => other.url === url || (id !== null && other.id === id)),
  )

const unusable = (newest: Instant | undefined, slot: Instant): string =>
  newest === undefined
    ? "gave no headline that can be used"
    : `is stale: its newest headline is of ${newest}, and the ${oldestHours} hours up to ${slot} are accepted`
