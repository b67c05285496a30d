import { Decimal } from "decimal.js"
import type { Answer } from "./answer.ts"
import { type DayFile, type DayRow, rowsOf } from "./day-file.ts"

/** Farside's pages: the series of each, and how many of its newest rows a page shows. */
const pages: Record<string, { series: string; rows: number }> = {
  btc: { series: "etf_btc", rows: 15 },
  eth: { series: "etf_eth", rows: 15 },
  sol: { series: "etf_sol", rows: 15 },
  "bitcoin-etf-flow-all-data": { series: "etf_btc", rows: 1000 },
  "ethereum-etf-flow-all-data": { series: "etf_eth", rows: 1000 },
  "solana-etf-flow-all-data": { series: "etf_sol", rows: 1000 },
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/**
 * Farside's page of a coin's US spot funds: one table, `06 Feb 2026`, millions of dollars with outflows in brackets, `-`
 * where nothing is known, and four rows of sums below. The funds' own columns are not in the file.
 */
export function etfPage(file: DayFile, name: string): Answer {
  const page = pages[name]
  const series = page && rowsOf(file, page.series)
  if (!page || !series) return null
  const rows = series.rows.slice(-page.rows).map(tableRow)
  const foot = ["Total", "Average", "Maximum", "Minimum"].map(
    (label) => `<tr><td>${label}</td><td>-</td></tr>`,
  )
  const html = `<!DOCTYPE html>
<html><head><title>ETF Flow</title></head><body>
<h1>ETF Flow (US$m)</h1>
<table class="etf">
<thead><tr><th>Date</th><th>Total</th></tr></thead>
<tbody>
${[...rows, ...foot].join("\n")}
</tbody>
</table>
</body></html>`
  return { html, rebuiltFrom: series.origin }
}

const tableRow = ({ day, cell }: DayRow): string =>
  `<tr><td>${dayText(day)}</td><td>${flow(cell("total"))}</td></tr>`

/** 06 Feb 2026 */
const dayText = (day: string): string =>
  `${day.slice(8)} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`

function flow(cell: string | null): string {
  if (cell === null) return "-"
  const amount = new Decimal(cell)
  const [whole = "", tenths] = amount.abs().toFixed(1).split(".")
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${tenths}`
  return amount.isNegative() ? `(${text})` : text
}
