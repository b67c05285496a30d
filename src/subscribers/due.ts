import { weekdayOf } from "../market/day.ts"
import type { Day } from "../market/observation.ts"
import { type Cadence, Frequency } from "./frequency.ts"

/**
 * Who is due for an edition: readers of which frequencies. A weekly newsletter goes to all. Of a daily one, weekly
 * readers get the edition of Sunday, which looks back on the ISO week that it closes; readers of big moves get the
 * editions that tell of one.
 *
 * dueFrequencies("daily", { day: "2026-02-08", bigMove: false }) // => ["weekly", "daily"], for it is a Sunday
 */
export function dueFrequencies(
  cadence: Cadence,
  { day, bigMove }: { day: Day; bigMove: boolean },
): Frequency[] {
  if (cadence === "weekly") return Frequency.options
  const sunday = weekdayOf(day) === 7
  return [...(sunday ? (["weekly"] as const) : []), "daily", ...(bigMove ? (["big-moves"] as const) : [])]
}
