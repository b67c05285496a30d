import { addDays } from "../day.ts"
import type { Day, FigureId } from "../observation.ts"
import { requirements } from "../requirements.ts"
import type { HistoryRow } from "./format.ts"
import { countUpTo } from "./up-to.ts"

/** A value outside of its range in the last days is a fault; before them it may be an age in which a coin cost cents. */
const lateDays = 60

/** What was found of rows stays true of them: whoever asks for many days of one series counts it once. */
const found = new WeakMap<readonly HistoryRow[], Map<FigureId, readonly number[]>>()

/**
 * The rows up to `day`, from the first on that a figure's range has room for: what stands before the last one outside of
 * it, unless that is of the last 60 days, is another age's. Rows ascend and are not changed afterwards.
 *
 * rowsOfThisAge("btc.daily", [{ day: "2010-07-12", c: "0.01" }, { day: "2026-02-08", c: "70330.38" }], "2026-02-08").length // => 1
 */
export function rowsOfThisAge(figure: FigureId, rows: readonly HistoryRow[], day: Day): HistoryRow[] {
  const late = countUpTo(rows, addDays(day, -lateDays - 1))
  const last = outsiders(figure, rows).findLast((at) => at < late) ?? -1
  return rows.slice(last + 1, countUpTo(rows, day))
}

/** The places of the rows that a figure's range has no room for. */
function outsiders(figure: FigureId, rows: readonly HistoryRow[]): readonly number[] {
  const known = found.get(rows)?.get(figure)
  if (known) return known
  const [low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY] =
    requirements[figure].range.map(Number)
  const outside = (cell: string | undefined) =>
    cell !== undefined && (Number(cell) < low || Number(cell) > high)
  const places = rows.flatMap(({ o, h, l, c }, at) =>
    outside(c) || outside(o) || outside(h) || outside(l) ? [at] : [],
  )
  found.set(rows, (found.get(rows) ?? new Map<FigureId, readonly number[]>()).set(figure, places))
  return places
}
