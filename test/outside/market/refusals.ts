import type { Fault, Provider } from "./faults.ts"

/** A reply that is no answer: the status, the body and what else is told. */
export type Refusal = { status: 200 | 403 | 429 | 451 | 503; body: unknown; headers?: Record<string, string> }

/** The errors that providers report with a 200, each in its own shape. */
const errors200: Record<Provider, unknown> = {
  binance: { code: -1003, msg: "Too much request weight used" },
  kraken: { error: ["EGeneral:Too many requests"] },
  coinbase: { message: "Internal server error" },
  coingecko: { status: { error_code: 10010, error_message: "Invalid API key" } },
  mempool: { error: "Service unavailable" },
  bitview: { error: "Service unavailable" },
  blockchain: { status: "not-found", error: "Chart not found" },
  alternative: { name: "Fear and Greed Index", data: [], metadata: { error: "Too many requests" } },
  farside: { error: "Service unavailable" },
  deribit: { jsonrpc: "2.0", error: { code: 10028, message: "too_many_requests" } },
}

const noName = { message: "Please add a descriptive User-Agent to your request." }

/** Recorded by users in the USA: https://github.com/ccxt/ccxt/issues/16044 */
const restricted =
  "Service unavailable from a restricted location according to 'b. Eligibility' in https://www.binance.com/en/terms. Please contact customer service if you believe you received this message in error."

/** How a provider with this fault refuses, or null when it answers. */
export function refusalOf(provider: Provider, fault: Fault | undefined): Refusal | null {
  switch (fault) {
    case "down":
      return { status: 503, body: { error: "Service Unavailable" } }
    case "limited":
      return { status: 429, body: { error: "Too Many Requests" }, headers: { "Retry-After": "1" } }
    case "barred":
      return { status: 451, body: { code: 0, msg: restricted } }
    case "nameless":
      return { status: 403, body: noName }
    case "error200":
      return { status: 200, body: errors200[provider] }
    default:
      return null
  }
}

/** These answer nobody who does not say who they are. */
export const refuseNameless = (provider: Provider, userAgent: string | null): Refusal | null =>
  userAgent === null && (provider === "coingecko" || provider === "coinbase")
    ? { status: 403, body: noName }
    : null
