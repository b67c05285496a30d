import { findLevelEvent, type LevelDay, type LevelEvent } from "./level-events.ts"

/** What a day did at an end of a zone; a single price is both its ends. */
export type ZoneEvent = { event: LevelEvent; end: "low" | "high"; level: number; day: string }

/** Events by what they say: the first of several is told first, and of two at the ends of one zone alone. */
export const eventOrder: readonly LevelEvent[] = [
  "broke",
  "reclaimed",
  "bounced",
  "pierced",
  "reached",
  "touched",
]
// Through the whole of a zone: what counts is the end where the price came out of it.
const fallen: ReadonlySet<LevelEvent> = new Set(["broke", "pierced"])

/**
 * What the last days did at a zone: the latest day's event, from days that follow one another, the oldest of which only
 * stands before the others. Null when none of them was there.
 *
 * findZoneEvent([{ day: "2026-02-05", low: 62345, high: 73341, close: 62910 }, { day: "2026-02-06", low: 60000, high: 71751, close: 70580 }], 63100, 63100)
 *   // => { event: "reclaimed", end: "low", level: 63100, day: "2026-02-06" }
 */
export function findZoneEvent(days: readonly LevelDay[], low: number, high: number): ZoneEvent | null {
  for (let index = days.length - 1; index > 0; index -= 1) {
    const before = days[index - 1]
    const last = days[index]
    const found = before && last ? eventOf(before, last, low, high) : null
    if (found) return found
  }
  return null
}

function eventOf(before: LevelDay, last: LevelDay, low: number, high: number): ZoneEvent | null {
  const ends = (["low", "high"] as const).flatMap((end): ZoneEvent[] => {
    const level = end === "low" ? low : high
    const event = findLevelEvent(before, last, level)
    return event ? [{ event, end, level, day: last.day }] : []
  })
  const [first = null, second] = ends.toSorted(
    (a, b) => eventOrder.indexOf(a.event) - eventOrder.indexOf(b.event),
  )
  if (!first || second?.event !== first.event || low === high) return first
  return fallen.has(first.event) ? first : second
}
