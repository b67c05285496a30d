import type { HistoryRow } from "../history/format.ts"
import type { Day } from "../observation.ts"
import type { ProviderName } from "../providers.ts"
import type { Get } from "../source.ts"

/** What a provider is asked for: the closed days `from` to `to`, both included, at `url`. */
export type Filling = {
  url: string
  from: Day
  to: Day
  get: Get
  /** Waits as long as a polite client does between two requests. */
  pause(): Promise<void>
  /** Hears how far it has come. */
  reached(rows: number, day: Day): void
}

/** A series of history that a public provider can fill. */
export type Fillable = {
  series: string
  /** The name of its one value; null for candles. */
  column: string | null
  /** For `series.json`: the unit, where the rows come from, and whose measurement they are. */
  unit: string
  source: string
  origin: string
  provider: ProviderName
  /**
   * The rows, ascending, one a day; a day that the provider does not have is missing. Throws a SourceError when a reply
   * is not what the provider documents, and lets an OutsideError pass.
   */
  fill(filling: Filling): Promise<HistoryRow[]>
}

/**
 * The rows of the days asked for, ascending, each day once.
 *
 * inRange([{ day: "2026-02-08", c: "7" }, { day: "2026-02-07", c: "6" }], { from: "2026-02-08", to: "2026-02-08" }).length // => 1
 */
export function inRange(
  rows: readonly HistoryRow[],
  { from, to }: Pick<Filling, "from" | "to">,
): HistoryRow[] {
  const byDay = new Map(rows.filter(({ day }) => day >= from && day <= to).map((row) => [row.day, row]))
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}
