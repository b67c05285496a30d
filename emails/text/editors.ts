import { type EditorsNews, editorsWords } from "../editors-words.ts"
import { document, underlined } from "./document.ts"
import { tableLines } from "./table.ts"
import { plain, wrap } from "./wrap.ts"

/** The plain text of a mail to the editors. */
export function editorsText(news: EditorsNews): string {
  const words = editorsWords(news)
  return document([
    underlined(plain(words.heading), "="),
    words.headline === null ? [] : wrap([plain(words.headline)]),
    wrap([plain(words.meaning)]),
    words.tally.length === 0
      ? []
      : tableLines(
          ["Readers", ""],
          words.tally.map(({ label, count }) => [label, String(count)]),
        ),
    words.reasons.length === 0
      ? []
      : ["Reasons", ...words.reasons.flatMap((reason) => wrap([plain(reason)], "- ", "  "))],
    words.links.map(({ label, url }) => `${label}: ${url}`),
    words.commands.map((command) => `  ${command}`),
    ["-".repeat(24), ...wrap([plain(words.why)])],
  ])
}
