import { dayNumber } from "../market/day.ts"
import type { Day } from "../market/observation.ts"

/**
 * What the cost model assumes from a day on. `efficiency` in J/TH, `power` in dollars per kWh, `share` a fraction; after
 * `reviewBy` the estimate is still printed but no longer compared with the price; from `validUntil` on it is not printed.
 */
export type CostParameters = {
  validFrom: Day
  validUntil: Day
  reviewBy: Day
  efficiency: string
  pue: string
  power: string
  share: string
  modelError: string
  basis: string
}

/**
 * Dated rows, oldest first; where two cover a day, the later one holds. A row is never edited once an edition was made
 * with it: a change is a new row, so that past editions can be made again.
 */
export const costParameters: readonly CostParameters[] = [
  {
    validFrom: "2026-02-01",
    validUntil: "2027-02-01",
    reviewBy: "2026-07-31",
    efficiency: "18",
    pue: "1.1",
    power: "0.05",
    share: "0.8",
    modelError: "1.15",
    basis:
      "fleet: 28.2 J/TH in mid-2024 (Cambridge Digital Mining Report, April 2025), 24% better each year; overhead and power price: Cambridge CBECI; share: the report's 0.81, Capriole's implied 0.80; error: independent errors of efficiency 7%, power 9%, share 4%, overhead 3%, rounded up",
  },
  {
    validFrom: "2026-11-01",
    validUntil: "2027-08-01",
    reviewBy: "2027-04-30",
    efficiency: "15",
    pue: "1.1",
    power: "0.05",
    share: "0.8",
    modelError: "1.15",
    basis:
      "fleet: 28.2 J/TH in mid-2024, 24% better each year, to the nearest half; all else as in the row of 2026-02-01, from the same reports",
  },
]

/**
 * The row that covers a day, or null: on a day no row covers there is no estimate.
 *
 * findCostParameters("2026-02-08")?.efficiency // => "18"
 */
export const findCostParameters = (day: Day, rows = costParameters): CostParameters | null =>
  rows.findLast(
    (row) => dayNumber(row.validFrom) <= dayNumber(day) && dayNumber(day) < dayNumber(row.validUntil),
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
