import type { HistoryRow } from "../history/format.ts"
import { numeral } from "../numeral.ts"
import type { Row } from "../sources/series.ts"

/**
 * A provider's row as a row of history: an unknown cell is left out.
 *
 * historyRow({ day: "2026-02-08", c: "70330.38000000", v: null }) // => { day: "2026-02-08", c: "70330.38" }
 */
export function historyRow({ day, ...cells }: Row): HistoryRow {
  const row: HistoryRow = { day }
  for (const key of ["o", "h", "l", "c", "v"] as const) {
    const cell = cells[key]
    if (cell !== undefined && cell !== null && cell !== "") row[key] = numeral(cell)
  }
  return row
}
