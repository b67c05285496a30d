import { type PreferencesChange, preferencesChangedWords } from "../preferences-changed-words.ts"
import { document, underlined } from "./document.ts"
import { plain, wrap } from "./wrap.ts"

/** The plain text of the mail about changed preferences. */
export function preferencesChangedText(change: PreferencesChange): string {
  const words = preferencesChangedWords(change)
  return document([
    underlined(plain(words.heading), "="),
    wrap([plain(words.wish)]),
    wrap([plain(words.pause)]),
    [...wrap([plain(`${words.button}:`)]), change.preferencesUrl],
    ["-".repeat(24), ...wrap([plain(words.why)]), ...wrap([plain(change.postalAddress)])],
  ])
}
