import * as z from "zod"
import { Day } from "../../../src/market/observation.ts"

/** A decimal numeral or a moment as text; null is unknown. */
const Cell = z.string().min(1).nullable()

/** One real series: whose measurement it is (`origin`), where it was found, and its rows, ascending. */
export const DaySeries = z
  .object({
    origin: z.string().min(1),
    source: z.string().min(1),
    /** What was rebuilt, and how. */
    note: z.string().optional(),
    unit: z.string().min(1),
    columns: z.tuple([z.literal("day")], z.string()),
    rows: z.array(z.tuple([Day], Cell)),
  })
  .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), "a cell for each column")
export type DaySeries = z.infer<typeof DaySeries>

/** All that the market providers said of a day, as real series. */
export const DayFile = z.object({ day: Day, note: z.string(), series: z.record(z.string(), DaySeries) })
export type DayFile = z.infer<typeof DayFile>

/** A day of a series. `cell` gives the text under a column, or null where it is unknown. */
export type DayRow = { day: Day; cell: (column: string) => string | null }

/** The rows of a series up to the file's day, or null when the file has none of it: its provider then answers 404. */
export function rowsOf(file: DayFile, name: string): { origin: string; rows: DayRow[] } | null {
  const series = file.series[name]
  if (!series) return null
  const { origin, columns } = series
  const rows = series.rows.map((row) => ({
    day: row[0],
    cell: (column: string) => row[columns.indexOf(column)] ?? null,
  }))
  return rows.length > 0 ? { origin, rows } : null
}
