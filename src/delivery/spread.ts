import type { Delivery } from "./ledger.ts"

const perChunk = 100

/**
 * When a chunk of a delivery is due, in milliseconds since 1970: its chunks are spread evenly over `spreadMs` from when the
 * delivery was opened.
 *
 * dueAt({ createdAt: 0, spreadMs: 60_000, planned: 1000 }, 5) // => 30000
 */
export const dueAt = (
  { createdAt, spreadMs, planned }: Pick<Delivery, "createdAt" | "spreadMs" | "planned">,
  seq: number,
): number => createdAt + Math.floor((spreadMs * seq) / Math.max(1, Math.ceil(planned / perChunk)))
