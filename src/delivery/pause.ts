import type { Outcome } from "../mailer/mailer.ts"

/** When the provider does not say: until its rate's window is over, until a quota may be back, until a person acted. */
const ownPauseMs = { call: 1000, day: 3_600_000, account: 60_000 }

/** How long to wait before the next try: what the provider said, or what its answer suggests. */
export function pauseMs(outcome: Outcome, attempt: number): number {
  switch (outcome.type) {
    case "refused":
      return outcome.retryAfterMs ?? ownPauseMs[outcome.scope]
    case "unknown":
      return Math.max(outcome.retryAfterMs ?? 0, backoffMs(attempt))
    case "in_progress":
      return backoffMs(attempt)
    default:
      return 0
  }
}

/** How long after the nth try with an unknown outcome the next one comes: 5 s, doubled each time, up to 10 minutes. */
export const backoffMs = (attempts: number): number =>
  Math.min(600_000, 5000 * 2 ** Math.max(0, attempts - 1))
