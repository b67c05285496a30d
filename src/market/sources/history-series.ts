import { endOf } from "../day.ts"
import type { HistoryRow } from "../history/format.ts"
import type { FigureId, Observation, Point, Unit } from "../observation.ts"
import type { ReadSeries } from "./history-folder.ts"
import { provenance } from "./reply.ts"

// A row with a value is a point as it stands: none is made anew for each of many days.
const hasValue = (row: HistoryRow): row is HistoryRow & Point => row.c !== undefined

/** The rows of a file as an observation, or none when no row has a value. A day without one is no point. */
export function observeRows(
  about: { figure: FigureId; unit: Unit },
  { reply, provider, origin }: ReadSeries,
  rows: readonly HistoryRow[],
): Observation[] {
  const points = rows.filter(hasValue)
  const last = points.at(-1)
  if (!last) return []
  return [
    {
      kind: "series",
      ...about,
      asOf: endOf(last.day),
      ...provenance(provider, origin, reply),
      points,
    },
  ]
}
