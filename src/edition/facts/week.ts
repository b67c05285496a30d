import { lastStretch } from "../../analysis/consecutive-days.ts"
import { Exact } from "../../analysis/decimal.ts"
import { findWeekMoves } from "../../analysis/week-moves.ts"
import { addDays, weekdayOf } from "../../market/day.ts"
import type { Fact } from "../fact.ts"
import { provenanceOf } from "./candles.ts"
import type { MakeFacts } from "./day-context.ts"
import { numberFact, wordFact } from "./record.ts"

/** Fewer weeks are no measure of one. */
const enoughWeeks = 52

/**
 * What a weekly edition says of its week, Monday to Sunday in UTC: the Monday (`week.start`), and where the week stands
 * among all weeks of the data: how many there are before it (`week.of`, from `week.from` on), how many of them moved more
 * in its own direction (`week.larger`) and whichever way (`week.moved_more`). None in a daily edition: what is said of a
 * day alone is said only where `week.start` is absent.
 *
 * weekFacts({ ...context, settings: { ...settings, cadence: "weekly" } }, sofar)[0]?.value // => "2026-02-02"
 */
export const weekFacts: MakeFacts = ({ bitcoin, settings }): Fact[] => {
  if (settings.cadence !== "weekly" || !bitcoin || weekdayOf(settings.day) !== 7) return []
  const from = provenanceOf("btc", bitcoin, "week-moves@1")
  const start = wordFact("week.start", "day", addDays(settings.day, -6), { ...from, inputs: [] })
  const found = findWeekMoves(lastStretch(bitcoin.numbers))
  if (!found || found.of < enoughWeeks) return [start]
  return [
    start,
    wordFact("week.from", "day", found.from, from),
    numberFact("week.of", "count", new Exact(found.of), from),
    numberFact("week.larger", "count", new Exact(found.larger), from),
    numberFact("week.moved_more", "count", new Exact(found.movedMore), from),
  ]
}
