import { Decimal } from "decimal.js"
import { addDays, dayMs } from "../../../src/market/day.ts"
import type { Spoil } from "./spoil.ts"

type Json = unknown
type Table = Json[]

/** A reply in JSON with one thing wrong. */
export function spoiltJson(spoil: Spoil, reply: Json): Json {
  switch (spoil) {
    case "stale":
      return eachLeaf(reply, (leaf, key) => (isMoment(leaf, key) ? moved(leaf, -3) : leaf))
    case "shifted":
      return eachLeaf(reply, (leaf, key) => (isMoment(leaf, key) ? moved(leaf, 1) : leaf))
    case "unit":
      return eachLeaf(reply, (leaf, key) => (isValue(leaf, key) ? thousandfold(leaf) : leaf))
    case "null":
      return eachLeaf(reply, (leaf, key) => (isValue(leaf, key) ? null : leaf))
    case "empty":
      return eachLeaf(reply, (leaf, key) => (isValue(leaf, key) ? "" : leaf))
    case "partial":
      return eachTable(reply, withPartialRow)
    case "reordered":
      return eachTable(reply, (rows) => rows.map(reordered))
    case "frozen":
      return eachTable(reply, frozen)
  }
}

const isText = (leaf: Json): leaf is string => typeof leaf === "string"
const isoDay = /^\d{4}-\d{2}-\d{2}/
const numeral = /^-?\d+(\.\d+)?$/

/** A stamp: an ISO date, or seconds or milliseconds of these years in a place where a stamp stands. */
function isMoment(leaf: Json, key: string | number): leaf is string | number {
  if (isText(leaf) && isoDay.test(leaf)) return true
  const stampsPlace = typeof key === "number" ? key === 0 || typeof leaf === "number" : isStampsName(key)
  if (!stampsPlace || (isText(leaf) && !/^\d+$/.test(leaf))) return false
  const number = typeof leaf === "number" || isText(leaf) ? Number(leaf) : Number.NaN
  return Number.isInteger(number) && (isWithin(number, 1.2e9, 2e9) || isWithin(number, 1.2e12, 2e12))
}
const isStampsName = (key: string) => /time|date|stamp|^x$|^ts$|^last$|_at$/i.test(key)
const isWithin = (number: number, low: number, high: number) => number >= low && number < high

function moved(moment: string | number, days: number): string | number {
  if (isText(moment) && isoDay.test(moment)) return addDays(moment.slice(0, 10), days) + moment.slice(10)
  const number = Number(moment)
  const later = number + days * (number < 1e11 ? dayMs / 1000 : dayMs)
  return isText(moment) ? String(later) : later
}

/** What is measured: numerals, but no stamps, heights, counts and codes. */
const isValue = (leaf: Json, key: string | number): leaf is string | number =>
  !isMoment(leaf, key) &&
  (typeof leaf === "number" || (isText(leaf) && numeral.test(leaf))) &&
  !(isText(key) && /height|block|code|^id$|jsonrpc|version|^index$|^start$|^end$|rank|count/i.test(key))

function thousandfold(value: string | number): string | number {
  const product = new Decimal(value).times(1000)
  return isText(value) ? product.toFixed() : product.toNumber()
}

function eachLeaf(
  json: Json,
  change: (leaf: Json, key: string | number) => Json,
  key: string | number = "",
): Json {
  // The key of a column's cells is the column's: Bitview and others write a table by its columns.
  if (Array.isArray(json))
    return json.map((each, i) => eachLeaf(each, change, json.every(isLeaf) && isColumn(json) ? key : i))
  if (typeof json === "object" && json !== null) {
    return Object.fromEntries(
      Object.entries(json).map(([name, each]) => [name, eachLeaf(each, change, name)]),
    )
  }
  return change(json, key)
}
const isLeaf = (json: Json) => typeof json !== "object" || json === null
const isColumn = (cells: Json[]) => !cells.some((cell, i) => isMoment(cell, i))

/** Changes each table: an array of rows that each have a stamp, or the array of a column's cells. */
function eachTable(json: Json, change: (rows: Table) => Table): Json {
  if (Array.isArray(json)) {
    if (json.length > 1 && json.every((row) => stampOf(row) !== null)) return change(json)
    if (json.length > 1 && json.every(isLeaf) && isColumn(json)) return change(json)
    return json.map((each) => eachTable(each, change))
  }
  if (typeof json === "object" && json !== null) {
    return Object.fromEntries(Object.entries(json).map(([name, each]) => [name, eachTable(each, change)]))
  }
  return json
}

const cellsOf = (row: Json): [string | number, Json][] =>
  Array.isArray(row)
    ? row.map((cell, i) => [i, cell])
    : typeof row === "object" && row !== null
      ? Object.entries(row)
      : []

/** The first stamp among a row's cells, as text that sorts; null for what is no row. */
function stampOf(row: Json): string | null {
  const found = cellsOf(row).find(([key, cell]) => isMoment(cell, key))
  return found === undefined ? null : String(found[1])
}

const mapCells = (row: Json, change: (cell: Json, key: string | number) => Json): Json =>
  Array.isArray(row)
    ? row.map(change)
    : Object.fromEntries(cellsOf(row).map(([key, cell]) => [key, change(cell, key)]))

/** Rows from the newest on; a column's cells are taken to ascend. */
const newestFirst = (rows: Table): number[] =>
  rows
    .map((_, i) => i)
    .sort((a, b) => {
      const [one, other] = [stampOf(rows[a]), stampOf(rows[b])]
      return one !== null && other !== null && one !== other ? (one < other ? 1 : -1) : b - a
    })

function withPartialRow(rows: Table): Table {
  const [newest] = newestFirst(rows)
  return rows.map((row, i) => {
    if (i !== newest) return row
    if (isLeaf(row)) return null
    const values = cellsOf(row).filter(([key, cell]) => isValue(cell, key))
    const kept = values.length > 1 ? values[0]?.[0] : undefined
    return mapCells(row, (cell, key) => (isValue(cell, key) && key !== kept ? null : cell))
  })
}

/** The second and the fifth cell (or the third of a short row) change places; an object's fields stand the other way round. */
function reordered(row: Json): Json {
  if (!Array.isArray(row)) return isLeaf(row) ? row : Object.fromEntries(cellsOf(row).reverse())
  const other = row.length > 4 ? 4 : 2
  return row.map((cell, i) => (i === 1 ? row[other] : i === other ? row[1] : cell))
}

function frozen(rows: Table): Table {
  const order = newestFirst(rows)
  const still = rows[order[Math.min(10, rows.length - 1)] ?? 0]
  const repeating = new Set(order.slice(0, 10))
  return rows.map((row, i) => {
    if (!repeating.has(i)) return row
    if (isLeaf(row)) return isoDay.test(String(row)) ? row : still
    const values = new Map(cellsOf(still))
    return mapCells(row, (cell, key) => (isMoment(cell, key) ? cell : values.get(key)))
  })
}
