import { parseFeed } from "feedsmith"
import { SourceError } from "../source.ts"

/** What is read of a feed's item, as it stands there. Descriptions and pictures are others' and are never read. */
export type FeedItem = { title: string; link: string; id: string | null; published: string }

/** The most items that are looked at: the feeds hold some 10 to 50, newest first. */
const most = 100

/**
 * The items of an RSS 2.0 or Atom feed that have a title, a link and a date, in the feed's order.
 *
 * Throws a SourceError when it is a page or anything else.
 */
export function feedItems(source: string, body: string): FeedItem[] {
  const start = body.trimStart().slice(0, 14).toLowerCase()
  if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
    throw new SourceError(source, "answered HTML where a feed was due")
  }
  const { format, feed } = parsed(source, body)
  switch (format) {
    case "rss":
      return (feed.items ?? []).flatMap(({ title, link, guid, pubDate }) =>
        title && link && pubDate ? { title, link, id: guid?.value ?? null, published: pubDate } : [],
      )
    case "atom":
      return (feed.entries ?? []).flatMap(({ title, links, id, published, updated }) => {
        const link = links?.find(({ rel = "alternate" }) => rel === "alternate")?.href
        const date = published ?? updated
        return title?.value && link && date
          ? { title: title.value, link, id: id ?? null, published: date }
          : []
      })
    default:
      throw new SourceError(source, `answered with a ${format} feed, and RSS 2.0 and Atom are read`)
  }
}

function parsed(source: string, body: string) {
  try {
    return parseFeed(body, { maxItems: most })
  } catch {
    throw new SourceError(source, "answered with something that is not a feed")
  }
}
