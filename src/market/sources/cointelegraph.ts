import { headlinesOf } from "./feed.ts"

/**
 * Cointelegraph: headlines, when the others have none.
 *
 * - https://cointelegraph.com/rss (RSS 2.0; links bear utm_* parameters)
 * - Text; dates in RFC 822 with their zone, at most 48 hours before the slot.
 * - Titles and links may be shown with the site's name; the texts are Cointelegraph's: https://cointelegraph.com/terms-and-privacy
 */
export const cointelegraph = headlinesOf("cointelegraph", "/rss", "if held")
