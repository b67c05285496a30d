import type { FigureId } from "../../src/market/observation.ts"
import { onByDefault, type Provider, type ProviderName, providers } from "../../src/market/providers.ts"
import type { Reading } from "../../src/market/source.ts"
import { sources } from "../../src/market/sources/all.ts"

const turns = {
  first: "always",
  "if held": "when a figure is missing",
  last: "last, while requests remain",
} as const

/** Figures by what is measured: "`daily` of btc, eth; `btc.ath`". */
function inShort(figures: readonly FigureId[]): string {
  const byMeasure = Map.groupBy(figures, (figure) => figure.slice(figure.indexOf(".") + 1))
  const named = [...byMeasure].map(([measure, group]) => {
    const [first, ...others] = group
    if (others.length === 0) return `\`${first}\``
    const of = group.map((figure) => figure.slice(0, figure.indexOf(".")))
    return `\`${measure}\` of ${of.length > 4 ? `${of.length} coins` : of.join(", ")}`
  })
  return named.join(", ")
}

function givesRows(name: ProviderName, readings: readonly Reading[]): string[] {
  const byTurn = Map.groupBy(readings, ({ turn = "first" }) => turn)
  return [...byTurn].map(([turn, group]) => {
    const figures = [...new Set(group.flatMap((reading) => reading.figures))]
    return row([linkTo(name), inShort(figures), turns[turn], String(group.length)])
  })
}

function allowsRow(name: ProviderName): string {
  const { url, licence }: Provider = providers[name]
  const state = onByDefault(name)
    ? "on"
    : `off: free tier forbids a publisher's use; \`SOURCES_ON=${name}\` turns it on`
  return row([
    linkTo(name),
    `\`${name}\``,
    state,
    `[${licence.commercial}](${licence.terms})`,
    licence.redistribute ? "yes" : "no",
    licence.attribution ?? "–",
    `\`${name.toUpperCase()}_URL\`, by default ${url}`,
  ])
}

const linkTo = (name: ProviderName): string => `[${providers[name].title}](${providers[name].home})`
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(head), row(head.map(() => "---")), ...rows].join("\n")

const questions = sources.map(({ name, readings }) => ({
  name,
  readings: readings({ url: providers[name].url }),
}))

/** docs/sources.md, made from the sources themselves. */
export const sourcesPage = `# Where the figures come from

<!-- Made by test/market/sources-page.ts. After a change: npx vitest run --project pure test/market/sources-page -u -->

A figure that two origins measure is printed when they agree; \`src/market/requirements.ts\` has how many it needs, how old it may be and how far apart they may lie. A daily series is one venue's and is never spliced: the others confirm each close. How each source is asked, and in which units and days it answers, stands in its file under \`src/market/sources\`.

## What each gives

At most 45 requests are made for an edition, six at a time. What is asked "when a figure is missing" is a fallback.

${table(
  ["source", "figures", "asked", "questions"],
  questions.flatMap(({ name, readings }) => givesRows(name, readings)),
)}

## What each allows, and how it is changed

"A publisher's use" says whether the free tier may be used by a publisher that earns money, as far as its terms were read; "unstated" is what no document settles. "Handed on" says whether whole series may be given away by API or export: where it says no, only the figure is shown. The line under "attribution" is printed wherever the source's figure is.

\`SOURCES_OFF=kraken,okx\` switches sources off; \`SOURCES_ON\` switches on what is off by default; each address has a variable. Keys are optional: \`COINGECKO_KEY\` (a free demo key raises the limit), \`COINMARKETCAP_KEY\`. \`HISTORY_URL\` names a folder of history that is read in place of all.

${table(
  ["source", "name", "by default", "a publisher's use", "handed on", "attribution", "address"],
  questions.map(({ name }) => allowsRow(name)),
)}

What each answers just now: \`npm run probe\`, and from the Worker's own network \`npm run probe -- --remote\`.
`
