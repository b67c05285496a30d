import { addDays, dayNumber } from "./day.ts"
import type { Day, Decimal, Point } from "./observation.ts"

/** How far back the difficulty of each day is given: what mempool.space's half a year holds at the least. */
const daysBack = 180

/**
 * The difficulty in force at the end of each of the last 180 days, from the retargets of that time: the day of each and
 * the difficulty from then on, oldest first and without a gap. Days before the first retarget are left out.
 *
 * difficultyDays([{ day: "2026-02-07", difficulty: "125.8" }], "2026-02-08")
 * // => [{ day: "2026-02-07", c: "125.8" }, { day: "2026-02-08", c: "125.8" }]
 */
export function difficultyDays(retargets: readonly { day: Day; difficulty: Decimal }[], last: Day): Point[] {
  const [first] = retargets
  if (!first) return []
  const from = Math.max(dayNumber(first.day), dayNumber(last) - daysBack + 1)
  const points: Point[] = []
  let next = 0
  for (let each = from; each <= dayNumber(last); each += 1) {
    const day = addDays(last, each - dayNumber(last))
    while ((retargets[next]?.day ?? "9999") <= day) next += 1
    const inForce = retargets[next - 1]
    if (inForce) points.push({ day, c: inForce.difficulty })
  }
  return points
}
