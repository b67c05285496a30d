import type { FigureId } from "../../../src/market/observation.ts"
import { farside } from "../../../src/market/sources/farside.ts"
import { answering, askFor, openReadings, pointsOf } from "./answering.ts"

// Farside's rows of 6 to 10 April 2026, as btc-smart-money has copied them; MSBT began on the 8th.
export const tickers = "IBIT FBTC BITB ARKB BTCO EZBC BRRR HODL BTCW MSBT GBTC BTC".split(" ")
export const april = [
  ["06 Apr 2026", ..."181.9 147.3 3.8 118.8 0.0 0.0 0.0 2.0 0.0 - 0.0 17.6 471.4".split(" ")],
  ["07 Apr 2026", ..."(17.1) (47.8) 0.0 (34.2) 0.0 0.0 2.3 (20.4) 0.0 - (41.9) 0.0 (159.1)".split(" ")],
  ["08 Apr 2026", ..."40.4 (79.1) 0.0 (74.7) 0.0 0.0 0.0 0.0 0.0 30.6 (11.1) 0.0 (93.9)".split(" ")],
  ["09 Apr 2026", ..."269.3 53.3 11.7 4.8 0.0 2.1 0.0 2.0 0.0 14.9 0.0 0.0 358.1".split(" ")],
  ["10 Apr 2026", ..."137.6 78.0 9.5 3.6 0.0 0.0 0.0 2.6 0.0 16.3 0.0 9.1 256.7".split(" ")],
]
const summary = ["Total", "Average", "Maximum", "Minimum"].map((name) => [
  name,
  ...tickers.map(() => "1,234.5"),
  "56,882*",
])

const cell = (text: string) =>
  `<td><div><span class="tabletext">${text.startsWith("(") ? `<span class="redFont">${text}</span>` : text}</span></div></td>`
const row = (cells: string[]) => `<tr>${cells.map(cell).join("")}</tr>`
const heading = (cells: string[]) => `<tr>${cells.map((text) => `<th>${text}</th>`).join("")}</tr>`
export const page = (headings: string[][], rows: string[][]) =>
  `<!DOCTYPE html><html><head><title>Bitcoin ETF Flow</title></head><body><table><tr><td>Menu</td></tr></table>
  <table class="etf"><thead>${headings.map(heading).join("")}</thead><tbody>${rows.map(row).join("")}</tbody></table></body></html>`
export const bitcoinPage = (rows: string[][]) => page([["Date", ...tickers, "Total"]], [...rows, ...summary])

export function read(html: string, slot = "2026-04-12T11:00:00Z", figure: FigureId = "etf.btc.flow") {
  const reading = openReadings(farside).find(({ figures }) => figures.includes(figure))
  const { get } = answering({ "https://farside.co.uk/": html })
  const day = new Date(Date.parse(slot) - 86_400_000).toISOString().slice(0, 10)
  return reading?.read({ ...askFor(day, get), slot }) ?? Promise.reject(new Error("no reading"))
}
export const days = async (...asked: Parameters<typeof read>) =>
  Object.fromEntries(pointsOf(await read(...asked)).map(({ day, c }) => [day, c]))
export const withRow = (date: string, change: Record<string, string>) =>
  april.map((cells) =>
    cells[0] === date
      ? cells.map((text, i) => change[["Date", ...tickers, "Total"][i] ?? ""] ?? text)
      : cells,
  )
