import { headlinesOf } from "./feed.ts"

/**
 * Decrypt: headlines, when the others have none.
 *
 * - https://decrypt.co/feed (RSS 2.0)
 * - Text; dates in RFC 822 with their zone, at most 48 hours before the slot.
 * - Titles and links may be shown with the site's name; the texts are Decrypt's: https://decrypt.co/terms-of-service
 */
export const decrypt = headlinesOf("decrypt", "/feed", "if held")
