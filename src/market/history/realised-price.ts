import { Decimal as Big } from "decimal.js"
import { addDays } from "../day.ts"
import { numeral } from "../numeral.ts"
import type { HistoryRow } from "./format.ts"

/**
 * Bitcoin's realised price at each day's end, in US dollars. The provider's ratio of market to realised value is of
 * 00:00 of the day that it names, so the ratio of a day divides the close of the day before, and gives that day's end.
 * A day without its close, or its ratio, is missing.
 *
 * realisedPrices([{ day: "2026-02-08", c: "1.2542865" }], [{ day: "2026-02-07", c: "69289.38" }])[0]?.c // => "55242.0671031"
 */
export function realisedPrices(mvrv: readonly HistoryRow[], closes: readonly HistoryRow[]): HistoryRow[] {
  const closeOf = new Map(closes.map(({ day, c }) => [day, c]))
  return mvrv.flatMap(({ day, c: ratio }) => {
    const end = addDays(day, -1)
    const close = closeOf.get(end)
    if (close === undefined || ratio === undefined || Number(ratio) <= 0) return []
    return [{ day: end, c: numeral(new Big(close).div(ratio).toSignificantDigits(12)) }]
  })
}
