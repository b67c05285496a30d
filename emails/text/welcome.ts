import { latestUrl, type Welcome, welcomeWords } from "../welcome-words.ts"
import { document, underlined } from "./document.ts"
import { plain, wrap } from "./wrap.ts"

/** The plain text of the welcome. */
export function welcomeText(welcome: Welcome): string {
  const words = welcomeWords(welcome)
  const url = latestUrl(welcome)
  return document([
    underlined(plain(words.heading), "="),
    wrap([plain(words.wish)]),
    ...(words.latest === null || url === null
      ? []
      : [
          wrap([plain(words.latest.headline)]),
          wrap([plain(words.latest.standfirst)]),
          [`${words.read}:`, url],
        ]),
    [`${words.preferences}:`, welcome.preferencesUrl],
    [`${words.unsubscribe}:`, welcome.unsubscribeUrl],
    ["-".repeat(24), ...wrap([plain(words.why)]), ...wrap([plain(welcome.postalAddress)])],
  ])
}
