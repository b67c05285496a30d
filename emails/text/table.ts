import { columns } from "./wrap.ts"

const gap = "   "

/**
 * Rows as aligned columns, the first to the left, the others to the right. Rows that 72 columns cannot hold are
 * written one under the other, each cell after its column's name.
 *
 * @example tableLines(["Close", "7 days"], [["Bitcoin", "$70,330"]]) // => ["Close      7 days", "Bitcoin   $70,330"]
 */
export function tableLines(head: string[], rows: string[][]): string[] {
  if (fitsColumns(head, rows)) return columnLines(head, rows)
  return rows.flatMap(([header = "", ...cells]) => [
    header,
    ...cells.map((cell, i) => `  ${head[i + 1] ?? ""}: ${cell}`),
  ])
}

/**
 * Whether 72 columns hold each row of a table on one line.
 *
 * @example fitsColumns(["Close"], [["$70,330"]]) // => true
 */
export const fitsColumns = (head: string[], rows: string[][]): boolean =>
  columnLines(head, rows).every((line) => line.length <= columns)

function columnLines(head: string[], rows: string[][]): string[] {
  const all = [head, ...rows]
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)))
  return all.map((row) =>
    widths
      .map((width, i) => (i === 0 ? (row[i] ?? "").padEnd(width) : (row[i] ?? "").padStart(width)))
      .join(gap)
      .trimEnd(),
  )
}
