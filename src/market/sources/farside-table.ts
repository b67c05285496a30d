import { DomUtils, parseDocument } from "htmlparser2"
import { Day } from "../observation.ts"
import { SourceError } from "../source.ts"
import { type FlowRow, flow } from "./flow-rows.ts"

type Columns = { date: number; total: number; funds: { name: string; at: number }[] }

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
const pending = new Set(["", "-", "–", "—"])

/**
 * The trading days of Farside's table of fund flows. Columns are known by their headings: a page may name the issuers
 * above the funds and their fees below, and may leave the heading of the dates or of the totals empty. What does not
 * begin with a date (seed, total, average, maximum, minimum) is no day.
 *
 * Throws a SourceError when the page is a challenge, or when no table, no totals or an unknown kind of cell is found.
 */
export function flowTable(html: string): FlowRow[] {
  const document = parseDocument(html)
  const title = DomUtils.getElementsByTagName("title", document, true, 1).map(textOf).join("")
  if (title.startsWith("Just a moment")) refuse("answered with a challenge page (Just a moment...)")
  const tables = DomUtils.getElementsByTagName("table", document)
    .map((table) => DomUtils.getElementsByTagName("tr", table).map(cellsOf))
    .filter((rows) => rows.some(isDated))
  const [rows, ...others] = tables
  if (!rows || others.length > 0)
    return refuse(`answered with ${tables.length} tables of dates where 1 was due`)
  const first = rows.findIndex(isDated)
  const columns = columnsOf(rows.slice(0, first), rows[first] ?? [])
  return rows
    .slice(first)
    .filter(isDated)
    .map((cells) => rowOf(cells, columns))
}

const refuse = (problem: string): never => {
  throw new SourceError("farside", problem)
}

const textOf = (node: Parameters<typeof DomUtils.textContent>[0]): string =>
  DomUtils.textContent(node).replace(/\s+/gu, " ").trim()

/** The texts of a row's cells; one that spans columns stands in the first of them. */
function cellsOf(row: Parameters<typeof DomUtils.getChildren>[0]): string[] {
  const isCell = (name: string) => name === "td" || name === "th"
  return DomUtils.getElementsByTagName(isCell, DomUtils.getChildren(row), false).flatMap((cell) => {
    const span = Math.min(Number(DomUtils.getAttributeValue(cell, "colspan")) || 1, 50)
    return [textOf(cell), ...Array.from({ length: span - 1 }, () => "")]
  })
}

const isDated = (cells: string[]): boolean => cells.some((cell) => dayOf(cell) !== null)

function dayOf(text: string): Day | null {
  const match = /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})$/.exec(text)
  if (match === null) return null
  const [, date = "", month = "", year = ""] = match
  const number = String(months.indexOf(month) + 1).padStart(2, "0")
  const parsed = Day.safeParse(`${year}-${number}-${date.padStart(2, "0")}`)
  return parsed.success ? parsed.data : null
}

function columnsOf(headings: string[][], dated: string[]): Columns {
  const date = dated.findIndex((cell) => dayOf(cell) !== null)
  const names = namesOf(headings)
  const others = Array.from(dated.keys()).filter((at) => at !== date)
  const labelled = others.filter((at) => headings.some((row) => isTotal(row[at])))
  // The page of the ether funds leaves the totals' heading empty. That it is the total is proved by the sums.
  const totals = labelled.length > 0 ? labelled : others.filter((at) => !names[at])
  const [total] = totals
  if (total === undefined || totals.length > 1)
    return refuse(`gave ${totals.length} columns of totals where 1 was due`)
  const funds = others.filter((at) => at !== total).map((at) => ({ name: names[at] ?? "", at }))
  if (funds.some(({ name }) => name === "")) refuse("gave a column without a heading")
  if (new Set(funds.map(({ name }) => name)).size < funds.length) refuse("gave two columns of one heading")
  return { date, total, funds }
}

const isTotal = (text: string | undefined): boolean => text?.toLowerCase() === "total"

/** The row of headings that names the funds: the one with the most tickers. */
function namesOf(headings: string[][]): string[] {
  const tickers = (row: string[]) => row.filter((cell) => /^[A-Z][A-Z0-9]{1,5}$/.test(cell)).length
  return headings.toSorted((a, b) => tickers(b) - tickers(a))[0] ?? []
}

function rowOf(cells: string[], { date, total, funds }: Columns): FlowRow {
  const day = dayOf(cells[date] ?? "")
  if (day === null || cells.length !== funds.length + 2) {
    return refuse(`gave a row of ${cells.length} cells under ${funds.length + 2} headings`)
  }
  const reported = funds.flatMap(({ name, at }) => {
    const amount = amountOf(cells[at] ?? "", day)
    return amount === null ? [] : [[name, amount] as const]
  })
  return {
    day,
    funds: funds.length === 0 ? null : new Map(reported),
    total: amountOf(cells[total] ?? "", day),
  }
}

/** Millions of dollars; `(434.1)` flowed out, `-` is pending. */
function amountOf(text: string, day: Day) {
  const bare = text.replace(/[*,\s]/g, "")
  if (pending.has(bare)) return null
  const [, out, inward] = /^(?:\((\d+(?:\.\d+)?)\)|(-?\d+(?:\.\d+)?))$/.exec(bare) ?? []
  if (out !== undefined) return flow(`-${out}`)
  return inward === undefined ? refuse(`gave "${text.slice(0, 20)}" for a flow of ${day}`) : flow(inward)
}
