import { type EditorsNews, editorsWords } from "../editors-words.ts"
import { document, rule, underlined } from "./document.ts"
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
          words.tally.map(({ label, value }) => [label, value]),
        ),
    words.taken.length === 0
      ? []
      : [
          words.takenHeading,
          ...words.taken.flatMap(({ label, value }) => wrap([plain(`${label}: ${value}`)], "- ", "  ")),
        ],
    words.reasons.length === 0
      ? []
      : [words.reasonsHeading, ...words.reasons.flatMap((reason) => wrap([plain(reason)], "- ", "  "))],
    words.steps.length === 0
      ? []
      : [words.stepsHeading, ...words.steps.flatMap((step) => wrap([plain(step)], "- ", "  "))],
    words.commands.map((command) => `  ${command}`),
    words.links.map(({ label, url }) => `${label}: ${url}`),
    [rule, ...wrap([plain(words.why)])],
  ])
}
