import { rowsOfThisAge } from "../history/believable.ts"
import { type FigureSeries, figureSeries, inputSeries, requiredSeries } from "../history/known-series.ts"
import { findRow } from "../history/up-to.ts"
import type { Day } from "../observation.ts"
import type { ProviderName } from "../providers.ts"
import { type OpenSource, type Reading, SourceError } from "../source.ts"
import { type HistoryFolder, openFolder, type ParsedFiles, type ReadSeries } from "./history-folder.ts"
import { difficultyReading, feesReading, realisedPriceReading } from "./history-network.ts"
import { observeRows } from "./history-series.ts"

/**
 * A folder of history in place of the providers: one source for each provider whose series it holds, so that every
 * observation bears the name of the one who measured it. Nothing dated after the edition's day is read from it.
 *
 * - Text of `series.json` and `<series>.csv` under `url`, in the format of the README; days are named by their start
 *   (UTC). A series that the folder has not is left out; without `btc_ohlcv` and its row of the day every edition fails.
 * - `parsed` keeps what was parsed for the next day of the same folder.
 * - A `get` made from a folder of files serves as well as one that asks a server.
 *
 * openHistory("https://example.com/history")[0]?.source.name // => "binance"
 */
export function openHistory(url: string, parsed?: ParsedFiles): OpenSource[] {
  const folder = openFolder(url, parsed)
  const all: [ProviderName, Reading][] = [
    ...figureSeries.map((series): [ProviderName, Reading] => [series.provider, asItStands(series, folder)]),
    [inputSeries.difficulty.provider, difficultyReading(folder)],
    [inputSeries.fees.provider, feesReading(folder)],
    [inputSeries.mvrv.provider, realisedPriceReading(folder)],
  ]
  return [...new Set(all.map(([name]) => name))].map((name) => ({
    source: { name, readings: () => all.flatMap(([of, reading]) => (of === name ? [reading] : [])) },
    access: { url },
  }))
}

const asItStands = (series: FigureSeries, folder: HistoryFolder): Reading => ({
  figures: [series.figure],
  async read({ day, get }) {
    const found = await folder.read(series, get)
    if (series.name === requiredSeries) mustHold(found, day)
    const { figure, unit } = series
    return found ? observeRows({ figure, unit }, found, rowsOfThisAge(figure, found.rows, day)) : []
  },
})

/** Without a price of the day there is nothing to say. */
function mustHold(found: ReadSeries | null, day: Day): void {
  if (!found)
    throw new SourceError("history", `has no series ${requiredSeries}, and no edition is without it`)
  if (findRow(found.rows, day)?.c !== undefined) return
  const [first, last] = [found.rows[0]?.day, found.rows.at(-1)?.day]
  const accepted =
    first && last ? `the days of ${requiredSeries}.csv, ${first} to ${last}` : "no day: it is empty"
  throw new SourceError("history", `has no row of ${day}; accepted: ${accepted}`)
}
