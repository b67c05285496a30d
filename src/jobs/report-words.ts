import { asDollars, costOf } from "../delivery/cost.ts"
import type { Report } from "../store/edition-row.ts"

/** A line of a report: what is told, and how much. */
export type ReportLine = { label: string; value: string }

/**
 * What a delivery took, for people: how long, how fast, what was tried again, and what it cost, with the arithmetic. Empty
 * for a report of an earlier version, which does not say. `price` is the provider's for a thousand mails, in USD.
 */
export function reportLines({ submitted, notDue, effort }: Report, price: number | null): ReportLine[] {
  const left = notDue === undefined ? [] : [{ label: "Not due: warm-up", value: count(notDue) }]
  if (effort === undefined) return left
  const { seconds, calls, retries, rowsWritten } = effort
  const lines = costOf(effort, submitted, price)
  const total = lines.reduce((sum, { usd }) => sum + usd, 0)
  return [
    ...left,
    { label: "Time from the first call to the last", value: duration(seconds) },
    ...(seconds >= 1 ? [{ label: "Readers a second", value: count(Math.round(submitted / seconds)) }] : []),
    { label: "Calls to the provider", value: `${count(calls)}, ${count(retries)} of them again` },
    { label: "Rows written (computed: one a chunk, one a change of it)", value: count(rowsWritten) },
    {
      label: price === null ? "Cost without the provider's (RESEND_PRICE is not set)" : "Cost",
      value: asDollars(total),
    },
    ...lines.map(({ what, arithmetic, usd }) => ({ label: `${what}: ${arithmetic}`, value: asDollars(usd) })),
  ]
}

const count = (n: number): string => n.toLocaleString("en")

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(1)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
