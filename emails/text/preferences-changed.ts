import { ourWords } from "../frame.ts"
import { oneLine } from "../one-line.ts"
import { type PreferencesChange, preferencesWords } from "../preferences-words.ts"
import { document, rule, underlined } from "./document.ts"
import { plain, wrap } from "./wrap.ts"

/** The plain text of the mail that says which preferences now hold. */
export function preferencesChangedText(change: PreferencesChange): string {
  const words = preferencesWords(change)
  const width = Math.max(...words.rows.map(({ label }) => label.length))
  return document([
    underlined(plain(words.heading), "="),
    wrap([plain(words.now)]),
    words.rows.flatMap(({ label, value }) =>
      wrap([plain(value)], `${label.padEnd(width)}   `, " ".repeat(width + 3)),
    ),
    wrap([plain(words.notYou)]),
    [
      rule,
      ...wrap([plain(words.why)]),
      `${ourWords.preferences}: ${change.preferencesUrl}`,
      `${ourWords.unsubscribe}: ${change.unsubscribeUrl}`,
      ...wrap([plain(oneLine(change.postalAddress))]),
    ],
  ])
}
