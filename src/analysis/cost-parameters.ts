import { dayNumber } from "../market/day.ts"
import type { Day } from "../market/observation.ts"
import { type CostParameters, costRows } from "./cost-rows.ts"

/**
 * The row that covers a day, or null: on a day no row covers there is no estimate. Where two cover it, the later one
 * holds; one whose sources were published later is not known.
 *
 * findCostParameters("2026-02-08")?.efficiency // => "18"
 */
export const findCostParameters = (
  day: Day,
  rows: readonly CostParameters[] = costRows,
): CostParameters | null =>
  rows.findLast(
    ({ validFrom, validUntil, knownFrom }) => validFrom <= day && day < validUntil && knownFrom <= day,
  ) ?? null

const noticeDays = 30

/**
 * Whether a row's review comes due within 30 days, so that editors learn of it before it is overdue.
 *
 * reviewNear({ reviewBy: "2026-07-31" }, "2026-07-01") // => true
 */
export const reviewNear = (row: Pick<CostParameters, "reviewBy">, day: Day): boolean =>
  !reviewDue(row, day) && dayNumber(row.reviewBy) - dayNumber(day) <= noticeDays

/**
 * Whether a day lies after a row's review date.
 *
 * reviewDue({ reviewBy: "2026-07-31" }, "2026-08-01") // => true
 */
export const reviewDue = (row: Pick<CostParameters, "reviewBy">, day: Day): boolean =>
  dayNumber(day) > dayNumber(row.reviewBy)
