import type { JobDeps } from "./deps.ts"
import { lastSlot, type Schedule } from "./slot.ts"

export const scheduleOf = (config: JobDeps["config"]): Schedule => ({
  cadence: config.CADENCE,
  time: config.SLOT_TIME,
  zone: config.SLOT_ZONE,
})

/**
 * The cron comes often; the slot decides. Opens the edition of the last slot unless it exists, and starts its first run.
 *
 * `scheduledAt` is the moment the cron was due, from which the slot is told; how far behind the slot it came is added to
 * the present to keep deadlines, so that a slot of the past can be replayed today.
 */
export async function startEdition(
  deps: JobDeps,
  scheduledAt: number,
): Promise<"started" | "exists" | "too late"> {
  const slot = lastSlot(scheduledAt, scheduleOf(deps.config))
  const behind = scheduledAt - slot.slotAt
  if (behind > deps.config.LATEST_START_HOURS * 3_600_000) {
    deps.log("slot is too long past", { slug: slot.slug })
    return "too late"
  }
  const now = deps.now()
  if (!(await deps.editions.begin({ ...slot, dueAt: now - behind }, now))) return "exists"
  deps.log("edition opened", { slug: slot.slug })
  await startRun(deps, slot.slug)
  return "started"
}

/**
 * Starts a new run for an edition. Every run finds in D1 what stands already and goes on from there, so one too many does
 * no harm; the number in the id only keeps it from being refused.
 */
export async function startRun(deps: JobDeps, slug: string): Promise<void> {
  const run = await deps.editions.countRun(slug, deps.now())
  await deps.startRun(`${deps.config.NEWSLETTER}-${slug}-${run}`, { slug })
}
