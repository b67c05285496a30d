/** A day's range and close. */
export type LevelDay = { day: string; low: number; high: number; close: number }

/** What a day did at a price level. */
export type LevelEvent = "broke" | "pierced" | "reclaimed" | "bounced" | "touched" | "reached"

/** How near is a touch, and how far above the level a close must be before one may say that the price bounced off it. */
export const touchWithin = 0.015
export const bounceBeyond = 0.03

/**
 * What the last of two days did at a level, or null when it was not there.
 *
 * - `broke`: closed below it, the day before at or above it. `reclaimed`: closed above it, the day before below it.
 * - `pierced`: from above, traded below it and closed at or above it. `reached`: from below, traded at or above it and did
 *   not close above it.
 * - `bounced`: from above, its low came within 1.5 % of the level and its close was 3 % above it or more. `touched`: its
 *   low came within 1.5 % of the level and not below it.
 *
 * findLevelEvent({ day: "2026-02-04", low: 71888, high: 76972, close: 73166 }, { day: "2026-02-05", low: 62345, high: 73341, close: 62910 }, 63000)
 *   // => "broke"
 */
export function findLevelEvent(before: LevelDay, last: LevelDay, level: number): LevelEvent | null {
  if (before.close < level) {
    if (last.close > level) return "reclaimed"
    return last.high >= level ? "reached" : null
  }
  if (last.close < level) return "broke"
  const near = Math.abs(last.low - level) <= touchWithin * level
  if (near && last.close >= (1 + bounceBeyond) * level) return "bounced"
  if (last.low < level) return "pierced"
  return near ? "touched" : null
}
