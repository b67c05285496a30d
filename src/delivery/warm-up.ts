import { dayNumber } from "../market/day.ts"
import type { Day } from "../market/observation.ts"

/** Since when a domain sends by this provider, and whether it has sent elsewhere before. */
export type WarmUp = { domain: "new" | "existing"; since: Day }

type Cap = { aDay: number; anHour: number | null }

/** Mails of the first seven days: https://resend.com/docs/knowledge-base/warming-up */
const firstDays: Record<WarmUp["domain"], readonly Cap[]> = {
  new: [
    { aDay: 150, anHour: null },
    { aDay: 250, anHour: null },
    { aDay: 400, anHour: null },
    { aDay: 700, anHour: 50 },
    { aDay: 1000, anHour: 75 },
    { aDay: 1500, anHour: 100 },
    { aDay: 2000, anHour: 150 },
  ],
  existing: [
    { aDay: 1000, anHour: 100 },
    { aDay: 2500, anHour: 300 },
    { aDay: 5000, anHour: 600 },
    { aDay: 5000, anHour: 800 },
    { aDay: 7500, anHour: 1000 },
    { aDay: 7500, anHour: 1500 },
    { aDay: 10_000, anHour: 2000 },
  ],
}
// The provider's table ends after a week; its last steps are about half more a day, and so do we go on.
const growth = 1.5
const lastDay = 30

/**
 * To how many readers an edition may go on a day of warming up, when its mails are spread over so many minutes: the day's
 * number, and no more than the hour's for each hour, the first one counting as whole. Null once the domain is warm, or where
 * it need not be.
 *
 * capOn({ domain: "new", since: "2026-02-01" }, "2026-02-04", 0) // => 50
 * capOn({ domain: "new", since: "2026-02-01" }, "2026-02-04", 600) // => 500
 */
export function capOn(warmUp: WarmUp | null, day: Day, spreadMinutes: number): number | null {
  if (warmUp === null) return null
  const nth = dayNumber(day) - dayNumber(warmUp.since) + 1
  if (nth > lastDay) return null
  const table = firstDays[warmUp.domain]
  const { aDay, anHour } = table[Math.max(0, Math.min(nth, table.length) - 1)] ?? { aDay: 0, anHour: null }
  const grown = growth ** Math.max(0, nth - table.length)
  const hours = Math.max(1, spreadMinutes / 60)
  return Math.floor(grown * Math.min(aDay, anHour === null ? aDay : anHour * hours))
}
