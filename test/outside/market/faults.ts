import { Decimal } from "decimal.js"
import * as z from "zod"
import { addDays } from "../../../src/market/day.ts"
import type { DayFile, DaySeries } from "./day-file.ts"

/** The providers that the replay speaks for, by their names in src/market/providers.ts. */
export const providers = [
  "coinbase",
  "kraken",
  "binance",
  "coingecko",
  "mempool",
  "blockchain",
  "alternative",
  "farside",
  "deribit",
  "bitview",
] as const
export const Provider = z.enum(providers)
export type Provider = z.infer<typeof Provider>

/**
 * How a provider misbehaves. On the wire: `down` answers 503, `limited` 429, `barred` 451 as Binance does in the USA,
 * `nameless` 403 as if no User-Agent had been sent, `slow` not in time, `html` a challenge page with 200, `error200` its
 * own error with 200. In what it says: `stale` ends three days early, `shifted` names each day a day too late, `unit` is
 * a thousand times too large, `null` has no values; `empty`, `partial`, `reordered` and `frozen` are those of spoil.ts.
 */
export const Fault = z.enum([
  "down",
  "limited",
  "barred",
  "nameless",
  "slow",
  "html",
  "error200",
  "stale",
  "shifted",
  "unit",
  "null",
  "empty",
  "partial",
  "reordered",
  "frozen",
])
export type Fault = z.infer<typeof Fault>

/** Which providers misbehave, and how. */
export const Faults = z.partialRecord(Provider, Fault)
export type Faults = z.infer<typeof Faults>

/** The day as a provider with this fault tells it; a fault on the wire or in the writing changes nothing here. */
export function misremembered(file: DayFile, fault: Fault | undefined): DayFile {
  const told = (change: (series: DaySeries) => DaySeries["rows"]): DayFile => ({
    ...file,
    series: Object.fromEntries(
      Object.entries(file.series).map(([name, series]) => [name, { ...series, rows: change(series) }]),
    ),
  })
  switch (fault) {
    case "stale":
      return told(({ rows }) => rows.filter(([day]) => day <= addDays(file.day, -3)))
    case "shifted":
      return told(({ rows }) => rows.map(([day, ...cells]) => [addDays(day, 1), ...cells]))
    case "unit":
      return told((series) => changed(series, (cell) => new Decimal(cell).times(1000).toFixed()))
    case "null":
      return told((series) => changed(series, () => null))
    default:
      return file
  }
}

/** Columns that are measured in the series' unit; days, heights and moments are not. */
const measured = new Set(["open", "high", "low", "close", "value", "difficulty", "total_fee", "total"])

function changed({ columns, rows }: DaySeries, change: (cell: string) => string | null): DaySeries["rows"] {
  return rows.map(([day, ...cells]) => [
    day,
    ...cells.map((cell, i) => (cell !== null && measured.has(columns[i + 1] ?? "") ? change(cell) : cell)),
  ])
}
