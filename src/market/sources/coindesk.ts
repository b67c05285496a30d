import { headlinesOf } from "./feed.ts"

/**
 * CoinDesk: headlines.
 *
 * - https://www.coindesk.com/arc/outboundfeeds/rss (RSS 2.0; the newest 25 articles)
 * - Text; dates in RFC 822 with their zone, at most 48 hours before the slot.
 * - Titles and links may be shown with the site's name; the texts are CoinDesk's: https://www.coindesk.com/terms
 */
export const coindesk = headlinesOf("coindesk", "/arc/outboundfeeds/rss")
