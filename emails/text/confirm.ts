import { type ConfirmAsk, confirmWords } from "../confirm-words.ts"
import { document, rule, underlined } from "./document.ts"
import { plain, wrap } from "./wrap.ts"

/** The plain text of the confirmation mail. */
export function confirmText(ask: ConfirmAsk): string {
  const words = confirmWords(ask)
  return document([
    underlined(plain(words.heading), "="),
    wrap([plain(words.asked)]),
    [...wrap([plain(words.open)]), ask.confirmUrl],
    wrap([plain(words.ignore)]),
    [`${words.cancel}:`, ask.cancelUrl],
    [rule, ...wrap([plain(words.why)]), ...wrap([plain(ask.postalAddress)])],
  ])
}
