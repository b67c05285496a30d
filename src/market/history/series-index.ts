import * as z from "zod"
import { Day } from "../observation.ts"
import { HistoryError } from "./format.ts"

/** The file that says what the others of a folder hold. */
export const indexFile = "series.json"

/** What `series.json` says of one series. */
export const SeriesEntry = z.object({
  /** In words; it begins with the unit's name. */
  unit: z.string().min(1),
  /** Where the rows were found, in words. */
  source: z.string().min(1),
  /** Whose measurement it is: `Coinbase BTC-USD`. Without it the one that the series' name stands for. */
  origin: z.string().min(1).optional(),
  rows: z.int().min(0).optional(),
  first: Day.optional(),
  last: Day.optional(),
  /** The days that the provider was asked for, both included: it may have had fewer. */
  asked: z.object({ from: Day, to: Day }).optional(),
})
export type SeriesEntry = z.infer<typeof SeriesEntry>

/** `series.json`: what each file of a folder of history holds. */
export const SeriesIndex = z.record(z.string(), SeriesEntry)
export type SeriesIndex = z.infer<typeof SeriesIndex>

/**
 * What a folder says of its series.
 *
 * Throws a HistoryError.
 *
 * parseIndex('{"mvrv":{"unit":"ratio","source":"Blockchain.com"}}').mvrv?.unit // => "ratio"
 */
export function parseIndex(text: string): SeriesIndex {
  const parsed = SeriesIndex.safeParse(asJson(text))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.map(String).join(".") || "the file"
  throw new HistoryError(
    indexFile,
    null,
    `${where}: ${issue?.message}; accepted: unit and source of each series`,
  )
}

/**
 * The text of `series.json`, the series by name.
 *
 * writeIndex({}) // => "{}\n"
 */
export const writeIndex = (index: SeriesIndex): string =>
  `${JSON.stringify(Object.fromEntries(Object.entries(index).sort(([a], [b]) => (a < b ? -1 : 1))), null, 1)}\n`

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HistoryError(indexFile, null, "is not JSON; accepted: an object of series with unit and source")
  }
}
