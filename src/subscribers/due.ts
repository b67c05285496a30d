import { dayNumber } from "../market/day.ts"
import type { Day } from "../market/observation.ts"
import { Frequency } from "./frequency.ts"

/**
 * Who is due for an edition: readers of which frequencies. A weekly newsletter goes to all. Of a daily one, weekly
 * readers get the edition of Sunday, which looks back on the ISO week that it closes.
 *
 * dueFrequencies("daily", "2026-02-08") // => ["weekly", "daily"], for it is a Sunday
 */
export function dueFrequencies(cadence: Frequency, day: Day): Frequency[] {
  // 1970-01-01 was a Thursday, so Sundays are the days numbered 3, 10, 17 …
  const sunday = (((dayNumber(day) - 3) % 7) + 7) % 7 === 0
  return cadence === "weekly" || sunday ? Frequency.options : ["daily"]
}
