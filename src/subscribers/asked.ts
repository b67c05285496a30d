import type { Frequency } from "./frequency.ts"
import type { ReaderKind } from "./reader-kind.ts"
import { next, type SubscriberState } from "./state.ts"

/** What one sign-up asked for, and where its subscriber stands now. */
export type Asked = {
  /** The consent's id, as it stands in the link that confirms it. */
  consent: string
  /** Null once it is forgotten. */
  address: string | null
  state: SubscriberState
  version: number
  /** Whether the address is on the list of those that must not be written to. */
  suppressed: boolean
  kind: ReaderKind
  frequency: Frequency
  askedAt: number
  /** When this consent was confirmed. */
  confirmedAt: number | null
}

/**
 * `unknown`: forgotten since, or never there; `outdated`: the reader has left since; `suppressed`: mails came back or
 * were reported as junk.
 */
export type Refusal = "unknown" | "outdated" | "suppressed"

/** Why a link of this version may not confirm what was asked for, or null when it may. */
export function refusal(asked: Asked | null, version: number): Refusal | null {
  if (asked === null) return "unknown"
  if (asked.suppressed || "refused" in next(asked, "confirm")) return "suppressed"
  return asked.version === version ? null : "outdated"
}
