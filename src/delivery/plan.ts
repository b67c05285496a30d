import type { Delivery, Ledger, NewDelivery } from "./ledger.ts"

/** Readers a step: as many as one transaction of D1 takes in good time. */
export const windowSize = 50_000

/**
 * Writes who gets a delivery, chunk by chunk, until all who are due stand in one. Safe to call again at any time and from
 * two places at once: it goes on from the cursor that the ledger has, and a window that was planned is not planned again.
 * A delivery of the lane `broadcast` is opened, and has no chunks.
 */
export async function plan(
  ledger: Pick<Ledger, "open" | "planWindow">,
  delivery: NewDelivery,
  size = windowSize,
): Promise<Delivery> {
  let standing = await ledger.open(delivery)
  while (standing.state === "planning" && standing.envelope.lane === "batch") {
    standing = await ledger.planWindow(standing.id, standing.cursor, size)
  }
  return standing
}
