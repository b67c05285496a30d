import { weekdayOf } from "../market/day.ts"
import type { Day } from "../market/observation.ts"
import { Frequency } from "./frequency.ts"

/**
 * Who is due for an edition: readers of which frequencies. A weekly newsletter goes to all. Of a daily one, weekly
 * readers get the edition of Sunday, which looks back on the ISO week that it closes.
 *
 * dueFrequencies("daily", "2026-02-08") // => ["weekly", "daily"], for it is a Sunday
 */
export function dueFrequencies(cadence: Frequency, day: Day): Frequency[] {
  const sunday = weekdayOf(day) === 7
  return cadence === "weekly" || sunday ? Frequency.options : ["daily"]
}
