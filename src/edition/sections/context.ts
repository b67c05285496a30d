import { type Coin, coins } from "../../market/observation.ts"
import { contextParagraphs } from "../claims/context.ts"
import { quoteClaims } from "../claims/further.ts"
import { coinNames } from "../coin-names.ts"
import type { Section } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { paragraph, type Writer } from "../writer.ts"
import { findSection } from "./section.ts"
import { type DeclaredTable, findTable } from "./table.ts"

/** The columns after the coin's name. */
export const marketColumns = ["Close", "1 day", "7 days"]

/** The wordings of a coin's cells, in the order of the columns. */
export const cellWordings = (coin: Coin): string[] => [
  `{${coin}.close:price.exact}`,
  `{${coin}.return.1d:percent.signed}`,
  `{${coin}.return.7d:percent.signed}`,
]

const confirmedByOne = (coin: Coin, facts: Facts): boolean =>
  facts.get(`${coin}.confirmation`)?.value === "single"

/**
 * A row's header: the coin's name, marked when one origin alone gives its prices.
 *
 * rowHeader("bnb", facts) // => "BNB*"
 */
export const rowHeader = (coin: Coin, facts: Facts): string =>
  `${coinNames[coin].title}${confirmedByOne(coin, facts) ? "*" : ""}`

/**
 * The wording of the caption: the window, and what the mark means when a row bears it.
 *
 * captionWording(["Bitcoin", "BNB*"]).endsWith("* One source only.") // => true
 */
export const captionWording = (headers: readonly string[]): string =>
  `Closes at {btc.close.at:time}, seven days to {btc.close.day:day.year}.${
    headers.some((header) => header.endsWith("*")) ? " * One source only." : ""
  }`

/** The coins side by side. */
export const marketTable: DeclaredTable = {
  section: "context",
  columns: marketColumns,
  captionWording,
  rows: (facts) => coins.map((coin) => ({ header: rowHeader(coin, facts), cells: cellWordings(coin) })),
}

/** The coins side by side, our basket, prices at another place, and what someone else said of such a market. */
export function findContext(write: Writer): Section | null {
  const table = findTable(marketTable, write)
  if (table.length === 0) return null
  const said = [...contextParagraphs, quoteClaims].flatMap((claims) => paragraph(write.all(claims)))
  const [first] = write.all(contextParagraphs.flat())
  const quiet = write.facts.has("edition.quiet")
  return findSection("context", [...table, ...(quiet ? paragraph(first ? [first] : []) : said)])
}
