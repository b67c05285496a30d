import { CsvError, parse } from "csv-parse/browser/esm/sync"
import { numeral } from "../numeral.ts"
import { Day, type Decimal } from "../observation.ts"

/** One day of a file of history. `c` is the close, or a series' one value; what the file does not know is absent. */
export type HistoryRow = { day: Day; o?: Decimal; h?: Decimal; l?: Decimal; c?: Decimal; v?: Decimal }

/** `candles` has the columns date, open, high, low, close, volume; `value` has date and one more. */
export type Shape = "candles" | "value"

/** A file that is not in the format: which, where, what is wrong and what is accepted, in one line. */
export class HistoryError extends Error {
  override readonly name = "HistoryError"
  constructor(file: string, line: number | null, problem: string) {
    super(`${file}${line === null ? "" : `, line ${line}`}: ${problem}`)
  }
}

const candleHeader = ["date", "open", "high", "low", "close", "volume"]
const keys = {
  candles: ["o", "h", "l", "c", "v"],
  value: ["c"],
} as const

/** Most numbers stand as they are to be printed, and need not be taken apart. */
const plain = /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/
const written = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

/**
 * The rows of a file of history: one day a row, ascending; a missing day is a missing row, an empty cell is unknown.
 *
 * Throws a HistoryError.
 *
 * parseHistory("mvrv.csv", "date,mvrv\n2026-02-08,1.25\n", "value") // => [{ day: "2026-02-08", c: "1.25" }]
 */
export function parseHistory(file: string, text: string, shape: Shape): HistoryRow[] {
  const [head, ...records] = readRecords(file, text)
  const header = head?.record ?? []
  if (!isHeader(header, shape)) {
    const accepted = shape === "candles" ? candleHeader.join(",") : "date,<the name of one value>"
    throw new HistoryError(file, 1, `the header is ${excerpt(header.join(","))}; accepted: ${accepted}`)
  }
  const lines = new Map<Day, number>()
  let before = ""
  return records.map(({ record, line }) => {
    const row = readRow(file, line, record, header, shape)
    const first = lines.get(row.day)
    if (first !== undefined) {
      throw new HistoryError(
        file,
        line,
        `${row.day} stands in line ${first} already; accepted: each day once`,
      )
    }
    if (row.day < before) {
      throw new HistoryError(file, line, `${row.day} comes after ${before}; accepted: ascending days`)
    }
    lines.set(row.day, line)
    before = row.day
    return row
  })
}

/**
 * The text of a file of history. `column` names the one value; without it the rows are candles.
 *
 * writeHistory([{ day: "2026-02-08", c: "1.25" }], "mvrv") // => "date,mvrv\n2026-02-08,1.25\n"
 */
export function writeHistory(rows: readonly HistoryRow[], column: string | null = null): string {
  const header = column === null ? candleHeader : ["date", column]
  const cells = keys[column === null ? "candles" : "value"]
  const lines = rows.map((row) => [row.day, ...cells.map((key) => row[key] ?? "")].join(","))
  return `${[header.join(","), ...lines].join("\n")}\n`
}

type Numbered = { line: number; record: string[] }

function readRecords(file: string, text: string): Numbered[] {
  const records: Numbered[] = []
  try {
    parse(text, {
      bom: true,
      record_delimiter: ["\r\n", "\n"],
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines }) => {
        records.push({ line: lines, record })
        return null
      },
    })
    return records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === "number" ? error.lines : null
    throw new HistoryError(
      file,
      line,
      "has a quotation mark that opens or closes nothing; accepted: plain CSV",
    )
  }
}

const isHeader = (header: readonly string[], shape: Shape): boolean =>
  shape === "candles"
    ? header.join(",") === candleHeader.join(",")
    : header.length === 2 && header[0] === "date" && header[1] !== ""

function readRow(
  file: string,
  line: number,
  record: readonly string[],
  header: readonly string[],
  shape: Shape,
): HistoryRow {
  const [day = "", ...cells] = record
  if (record.length !== header.length) {
    throw new HistoryError(
      file,
      line,
      `${excerpt(record.join(","))} has ${record.length} cells; accepted: ${header.length}, as in the header`,
    )
  }
  if (!Day.safeParse(day).success) {
    throw new HistoryError(file, line, `${excerpt(day)} is not a day; accepted: one such as 2026-02-08`)
  }
  const row: HistoryRow = { day }
  for (const [i, key] of keys[shape].entries()) {
    const cell = cells[i] ?? ""
    if (cell === "") continue
    if (!written.test(cell)) {
      const column = header[i + 1] ?? key
      throw new HistoryError(
        file,
        line,
        `${column} is ${excerpt(cell)}; accepted: a decimal number such as 70330.38, or nothing where it is unknown`,
      )
    }
    row[key] = plain.test(cell) ? cell : numeral(cell)
  }
  return row
}

const excerpt = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
