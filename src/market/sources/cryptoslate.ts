import { headlinesOf } from "./feed.ts"

/**
 * CryptoSlate: headlines.
 *
 * - https://cryptoslate.com/feed/ (RSS 2.0; without the last slash it redirects)
 * - Text; dates in RFC 822 with their zone, at most 48 hours before the slot.
 * - Titles and links may be shown with the site's name; the texts are CryptoSlate's: https://cryptoslate.com/terms/
 */
export const cryptoslate = headlinesOf("cryptoslate", "/feed/")
