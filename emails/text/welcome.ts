import { ourWords } from "../frame.ts"
import { oneLine } from "../one-line.ts"
import { type Welcome, welcomeWords } from "../welcome-words.ts"
import { document, rule, underlined } from "./document.ts"
import { plain, wrap } from "./wrap.ts"

/** The plain text of the welcome mail. */
export function welcomeText(welcome: Welcome): string {
  const { latest, ...words } = welcomeWords(welcome)
  return document([
    underlined(plain(words.heading), "="),
    wrap([plain(words.gets)]),
    underlined(plain(words.latestHeading), "-"),
    latest === null
      ? wrap([plain(words.none)])
      : [latest.day, ...wrap([plain(latest.headline)]), "", ...wrap([plain(latest.standfirst)]), latest.url],
    underlined(plain(words.expectHeading), "-"),
    words.expect.flatMap((line) => wrap([plain(line)], "- ", "  ")),
    [
      rule,
      ...wrap([plain(words.why)]),
      `${ourWords.preferences}: ${welcome.preferencesUrl}`,
      `${ourWords.unsubscribe}: ${welcome.unsubscribeUrl}`,
      ...wrap([plain(oneLine(welcome.postalAddress))]),
    ],
  ])
}
