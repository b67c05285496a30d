import { Decimal } from "decimal.js"
import * as z from "zod"
import type { DayFile } from "./day-file.ts"

/**
 * What prices of the moment are multiplied with, once they have been asked for `after` more times: a market that has moved
 * since the day's close.
 */
export const PriceControl = z.object({
  factor: z.string().regex(/^\d+(\.\d+)?$/),
  after: z.int().min(0).default(0),
})

/** What the last day's candles are multiplied with: the venues have taken back what they said of it. */
export const Restatement = z.object({ factor: z.string().regex(/^\d+(\.\d+)?$/) })

const restated = ["open", "high", "low", "close"]

/** The day as providers tell it once they have restated its candles. */
export function restatedBy(file: DayFile, factor: string): DayFile {
  if (factor === "1") return file
  const series = Object.entries(file.series).map(([name, each]) => {
    const rows = each.rows.map(([day, ...cells], at) => [
      day,
      ...cells.map((cell, i) =>
        cell !== null && at === each.rows.length - 1 && restated.includes(each.columns[i + 1] ?? "")
          ? new Decimal(cell).times(factor).toDecimalPlaces(2).toFixed()
          : cell,
      ),
    ])
    return [name, { ...each, rows }]
  })
  return { ...file, series: Object.fromEntries(series) }
}

/** The day as providers tell it whose price of the moment has moved since its close; each close but the last stays. */
export function movedBy(file: DayFile, factor: string): DayFile {
  if (factor === "1") return file
  const series = Object.entries(file.series).map(([name, each]) => {
    const column = each.columns.indexOf("close")
    const rows = each.rows.map(([day, ...cells], at) => {
      const close = column > 0 && at === each.rows.length - 1 ? cells[column - 1] : null
      const moved = close ? new Decimal(close).times(factor).toDecimalPlaces(2).toFixed() : null
      return [day, ...(moved === null ? cells : cells.with(column - 1, moved))]
    })
    return [name, { ...each, rows }]
  })
  return { ...file, series: Object.fromEntries(series) }
}
