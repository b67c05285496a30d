import type { Day } from "../observation.ts"

/**
 * How many of ascending rows stand at or before a day, by halving: a backtest asks it of each series for each day.
 *
 * countUpTo([{ day: "2026-02-07" }, { day: "2026-02-09" }], "2026-02-08") // => 1
 */
export function countUpTo(rows: readonly { readonly day: Day }[], day: Day): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row && row.day <= day) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The row of a day, or null where the day is not among ascending rows.
 *
 * findRow([{ day: "2026-02-08", c: "1.25" }], "2026-02-08")?.c // => "1.25"
 */
export function findRow<T extends { readonly day: Day }>(rows: readonly T[], day: Day): T | null {
  const row = rows[countUpTo(rows, day) - 1]
  return row?.day === day ? row : null
}
