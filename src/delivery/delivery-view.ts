import type { Tally } from "./conservation.ts"
import type { Halt } from "./halt.ts"

/** How an edition's delivery stands, for editors. Counts are of readers; times are in milliseconds since 1970. */
export type DeliveryView = {
  /** While it is planned, of those who are planned so far. */
  counts: Tally
  /** What the provider told of so far. */
  told: { delivered: number; bounced: number; complained: number }
  /** Why it is stopped, and what lets it go on. */
  halt: (Halt & { continues: string }) | null
  /** While it is tried on a few: when the others' turn comes, which is unknown until those few have it. */
  canary: { overAt: number | null } | null
  cancelledAt: number | null
}
