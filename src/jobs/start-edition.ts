import type { JobDeps } from "./deps.ts"
import { lastSlot, type Schedule, type Slot } from "./slot.ts"
import { tellEditors } from "./tell-editors.ts"

export const scheduleOf = (config: JobDeps["config"]): Schedule => ({
  cadence: config.CADENCE,
  time: config.SLOT_TIME,
  zone: config.SLOT_ZONE,
})

/**
 * The cron comes often; the slot decides. Opens the edition of the last slot unless it exists, and starts its first run.
 * Where no cron came in time, the edition is `missed`, and the editors are told once.
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
  const now = deps.now()
  const edition = { ...slot, dueAt: now - behind }
  if (behind > deps.config.LATEST_START_HOURS * 3_600_000) {
    await noteMissed(deps, edition, now)
    return "too late"
  }
  if (!(await deps.editions.begin(edition, now))) return "exists"
  deps.log("edition opened", { slug: slot.slug })
  await startRun(deps, slot.slug)
  return "started"
}

/** A newsletter that has no edition before the slot was not there to miss it: it has just been set up. */
async function noteMissed(deps: JobDeps, edition: Slot & { dueAt: number }, now: number): Promise<void> {
  const [latest] = await deps.editions.list(1)
  if (latest === undefined) return
  if (latest.day < edition.day && (await deps.editions.begin(edition, now, "missed")))
    deps.log("slot was missed", { slug: edition.slug })
  const row = await deps.editions.find(edition.slug)
  if (row?.state === "missed") await tellEditors(deps, row.slug, row.version, "missed")
}

/**
 * Starts a new run for an edition. Every run finds in D1 what stands already and goes on from there, so one too many does
 * no harm; the number in the id only keeps it from being refused.
 */
export async function startRun(deps: JobDeps, slug: string): Promise<void> {
  const run = await deps.editions.countRun(slug, deps.now())
  await deps.startRun(`${deps.config.NEWSLETTER}-${slug}-${run}`, { slug })
}
