import type { EditionState } from "../store/edition-row.ts"
import type { Step } from "./publish-edition.ts"
import type { Standing } from "./reconcile.ts"

/** What a step of a run is tried again by. */
export const stepOptions = {
  retries: { limit: 5, delay: "2 seconds", backoff: "exponential" },
  timeout: "5 minutes",
} as const

const longestWaitMs = 60_000
/** So many waits without a change, and the open chunks are enqueued again. */
const waitsUnchanged = 15
/** Longer than any delivery may take before its chunks are too late: after that the watchdog reconciles. */
export const waitsAtMost = 780

/** Enqueues a delivery's chunks and looks at it again and again, until it is `sending` no more. */
export async function seeThrough(
  step: Step,
  work: { enqueue(): Promise<number>; reconcile(): Promise<Standing> },
): Promise<EditionState> {
  for (let wait = 0, open = -1, unchanged = 0; wait < waitsAtMost; wait++) {
    // Again when nothing has moved for long: a queue gives a message up after its retries, the ledger never does.
    if (unchanged % waitsUnchanged === 0) await step.do(`enqueue ${wait}`, stepOptions, work.enqueue)
    const standing = await step.do(`reconcile ${wait}`, stepOptions, work.reconcile)
    if (standing.state !== "sending") return standing.state
    unchanged = standing.open === open ? unchanged + 1 : 1
    open = standing.open
    await step.sleep(`wait ${wait}`, Math.min(1000 * 2 ** wait, longestWaitMs))
  }
  return "sending"
}
