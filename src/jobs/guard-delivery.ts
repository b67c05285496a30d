import { brake } from "../delivery/brake.ts"
import { mayGo } from "../delivery/canary.ts"
import type { Delivery } from "../delivery/ledger.ts"
import type { JobDeps } from "./deps.ts"
import { enqueueChunks } from "./enqueue-chunks.ts"

/** What guarding needs of the world. */
export type GuardDeps = Pick<JobDeps, "ledger" | "config" | "now" | "log" | "sendChunks">

/**
 * Looks after a delivery that is under way: stops it when its signs are bad, and lets everyone's chunks go once its canary
 * has been waited for. Returns whether it still goes.
 */
export async function guardDelivery(deps: GuardDeps, delivery: Delivery): Promise<"goes" | "stopped"> {
  const { ledger, config } = deps
  const { id, stride, overruled } = delivery
  if (delivery.cancelledAt !== null) return "goes"
  const isCanary = stride !== null && !mayGo(1, stride)
  const now = deps.now()
  const bad = brake(await ledger.signs(id), isCanary, overruled)
  if (bad !== null) {
    await ledger.stop(id, { ...bad, at: now })
    deps.log("delivery braked", { delivery: id, ...bad })
    return "stopped"
  }
  if (!isCanary || (await ledger.unsettled(id, -1, 1)).length > 0) return "goes"
  if (delivery.canaryAt === null) await ledger.noteCanary(id, now)
  else if (now >= delivery.canaryAt + config.CANARY_MINUTES * 60_000) {
    await ledger.openAll(id)
    deps.log("canary is over", { delivery: id })
    await enqueueChunks(deps, id)
  }
  return "goes"
}
