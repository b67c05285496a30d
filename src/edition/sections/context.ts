import { type Coin, coins } from "../../market/observation.ts"
import { spots, widest } from "../claims/price.ts"
import { coinNames } from "../coin-names.ts"
import type { Section } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { paragraph, type Writer } from "../writer.ts"
import { findSection } from "./section.ts"

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

/** The coins side by side, which of them moved most, and their prices at another place. */
export function findContext(write: Writer): Section | null {
  const rows = coins.flatMap((coin) => {
    const wordings = cellWordings(coin)
    const cells = wordings.flatMap((wording) => write.text(wording) ?? [])
    return cells.length === wordings.length ? [{ header: rowHeader(coin, write.facts), cells }] : []
  })
  const caption = write.text(captionWording(rows.map(({ header }) => header)))
  if (rows.length === 0 || caption === null) return null
  return findSection("context", [
    { kind: "table", caption, columns: marketColumns, rows },
    ...paragraph(write.all([widest, ...spots])),
  ])
}
