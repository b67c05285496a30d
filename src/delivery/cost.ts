/** What a delivery took. `calls` are those to the provider, `retries` the calls beyond each chunk's first. */
export type Effort = {
  /** From the first claim of a chunk to the last, in seconds. */
  seconds: number
  calls: number
  retries: number
  /** Rows of the database that its chunks cost: one when planned, and one a transition. */
  rowsWritten: number
}

/** USD beyond what a plan includes: https://developers.cloudflare.com/workers/platform/pricing/, seen in September 2026. */
const usd = {
  row: 1 / 1e6,
  queueOperation: 0.4 / 1e6,
  request: 0.3 / 1e6,
  cpuMs: 0.02 / 1e6,
  objectCall: 0.15 / 1e6,
}
/** A message is written, read and deleted. */
const operationsPerMessage = 3
/** What a chunk of a hundred mails of 60 KB takes; measured in the local runtime. */
const cpuMsPerChunk = 35

/** What a delivery cost in USD, part by part, each with its arithmetic. */
export type CostLine = { what: string; arithmetic: string; usd: number }

/**
 * What a delivery cost beyond what the plans include. The provider's part is `perThousand`, its price for a thousand mails;
 * null where nobody has said what that is.
 *
 * costOf({ calls: 10, … }, 1000, 0.9).at(-1) // => { what: "mails", arithmetic: "1,000 × $0.90 a thousand", usd: 0.9 }
 */
export function costOf(effort: Effort, submitted: number, perThousand: number | null): CostLine[] {
  const { calls, rowsWritten } = effort
  const line = (what: string, n: number, price: number, unit: string): CostLine => ({
    what,
    arithmetic: `${n.toLocaleString("en")} × $${(price * 1e6).toFixed(2)} a million ${unit}`,
    usd: n * price,
  })
  return [
    line("database", rowsWritten, usd.row, "rows written"),
    line("queue", calls * operationsPerMessage, usd.queueOperation, "operations"),
    line("Worker", calls, usd.request, "requests"),
    line("computing", calls * cpuMsPerChunk, usd.cpuMs, "ms"),
    line("pace", calls, usd.objectCall, "calls of the limiter"),
    // They come after the report: at least one for each mail, be it delivered or bounced, and each is counted by an object.
    line("webhooks to come", submitted, usd.request, "requests, one a mail"),
    line("tally", submitted, usd.objectCall, "calls of the tally, one a webhook"),
    ...(perThousand === null
      ? []
      : [
          {
            what: "mails",
            arithmetic: `${submitted.toLocaleString("en")} × $${perThousand.toFixed(2)} a thousand`,
            usd: (submitted * perThousand) / 1000,
          },
        ]),
  ]
}

/**
 * An amount in USD for people: three significant digits, never 0 for what is not nothing.
 *
 * asDollars(0.000_123_4) // => "$0.000123"
 */
export const asDollars = (amount: number): string =>
  `$${amount.toLocaleString("en", amount >= 1 ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumSignificantDigits: 3 })}`
