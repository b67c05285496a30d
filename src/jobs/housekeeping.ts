import { dayOf } from "../market/day.ts"
import type { Counts } from "../store/counts.ts"
import type { Forgetting } from "../store/forgetting.ts"
import type { Imports } from "../store/imports.ts"
import type { SignUps } from "../store/sign-ups.ts"
import type { JobDeps } from "./deps.ts"

export type HousekeepingDeps = Pick<JobDeps, "config" | "now" | "enqueueMail"> & {
  signUps: Pick<SignUps, "remind">
  counts: Pick<Counts, "count">
  forget: Forgetting
  imports: Imports
}

/**
 * Reminds who has not confirmed, where the operator wants that; counts the days that are over; then forgets what has been
 * kept long enough, counted as it is. Each may run at any time and twice.
 */
export async function keepHouse(deps: HousekeepingDeps): Promise<void> {
  const now = deps.now()
  if (deps.config.REMINDER === "on") {
    for (const id of await deps.signUps.remind(now)) await deps.enqueueMail(id)
  }
  await deps.counts.count(dayOf(now))
  await deps.forget(now)
  await deps.imports.forget(now)
}

/**
 * Whether a round of the watchdog keeps house: the first of an hour, as it looks through whole tables.
 *
 * isHousekeepingDue(Date.UTC(2026, 1, 9, 12, 5)) // => true
 */
export const isHousekeepingDue = (now: number): boolean => Math.floor(now / 600_000) % 6 === 0
