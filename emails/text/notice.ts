import type { Notice } from "../notice-words.ts"
import { oneLine } from "../one-line.ts"
import { document, rule, underlined } from "./document.ts"
import { plain, wrap } from "./wrap.ts"

/** The plain text of a short mail about an account. */
export const noticeText = (words: Notice, { postalAddress }: { postalAddress: string }): string =>
  document([
    underlined(plain(words.heading), "="),
    ...words.says.map((line) => wrap([plain(line)])),
    words.action === null ? [] : [...wrap([plain(words.action.open)]), words.action.href],
    wrap([plain(words.after)]),
    [rule, ...wrap([plain(words.why)]), ...wrap([plain(oneLine(postalAddress))])],
  ])
