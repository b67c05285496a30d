import type { JobDeps } from "./deps.ts"

/** As many messages as one `sendBatch` takes. */
const perCall = 100

/**
 * Puts a message into the queue for every chunk that is not settled, and returns how many. A message too many does no
 * harm: the chunk is claimed by one consumer at a time, and never once it is settled.
 */
export async function enqueueChunks(
  deps: Pick<JobDeps, "ledger" | "sendChunks">,
  delivery: string,
): Promise<number> {
  let count = 0
  for (let after = -1; ; ) {
    const seqs = await deps.ledger.unsettled(delivery, after, perCall)
    const last = seqs.at(-1)
    if (last === undefined) return count
    await deps.sendChunks(seqs.map((seq) => ({ delivery, seq })))
    count += seqs.length
    after = last
  }
}
