import type { Replies } from "./replies.ts"

const item = (title: string, link: string, date: string) =>
  `<item><title><![CDATA[${title}]]></title><link>${link}</link><guid isPermaLink="false">${link}</guid>` +
  `<pubDate>${date}</pubDate><description>Not read.</description></item>`

/** RSS 2.0 (https://www.rssboard.org/rss-specification) as these sites write it; the headlines are made up. */
const feed = (home: string, path: string, titles: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News</title><link>${home}</link>` +
  titles
    .map((title, i) => item(title, `${home}${path}${i}`, `Sun, 08 Feb 2026 ${20 - 4 * i}:15:00 GMT`))
    .join("\n") +
  "</channel></rss>"

export const coindesk: Replies = {
  "/arc/outboundfeeds/rss": feed("https://www.coindesk.com", "/markets/2026/02/08/sample-", [
    "A sample headline of the evening",
    "A sample headline of the afternoon",
  ]),
}
export const cryptoslate: Replies = {
  "/feed/": feed("https://cryptoslate.com", "/sample-", ["Another sample headline", "And one more"]),
}
export const cointelegraph: Replies = {
  "/rss": feed("https://cointelegraph.com", "/news/sample-", ["A third site's sample headline"]),
}
export const decrypt: Replies = {
  "/feed": feed("https://decrypt.co", "/3000", ["A fourth site's sample headline"]),
}
