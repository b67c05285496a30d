import { problemOf } from "../delivery/redact.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { JobDeps } from "./deps.ts"
import { type HousekeepingDeps, isHousekeepingDue, keepHouse } from "./housekeeping.ts"
import { keepContacts } from "./keep-contacts.ts"
import { moveImports } from "./move-imports.ts"
import { startLateRun } from "./publish-late.ts"
import { startRun } from "./start-edition.ts"
import { tellEditors } from "./tell-editors.ts"

/** An edition that was taken up this often and still stands is left to the editors. */
const runsAtMost = 20
const mailsAtOnce = 100

/**
 * Moves on what stands still: an edition that gives no sign of life gets a new run, which enqueues its open chunks
 * again, and so does a late send; single mails that are still queued get new messages; lists of readers that are being moved here go on. What cannot be moved is reported once. It judges by D1
 * alone, for after a crash a Workflow may seem to run for ever and a queue may have lost its messages.
 */
export async function watchdog(deps: JobDeps & HousekeepingDeps): Promise<void> {
  const before = deps.now() - deps.config.STANDSTILL_SECONDS * 1000
  for (const id of await deps.outbox.open(before, mailsAtOnce)) {
    await attempt(deps, id, () => deps.enqueueMail(id))
  }
  for (const row of await deps.editions.standingStill(before)) {
    await attempt(deps, row.slug, () => moveOn(deps, row))
  }
  for (const { slug, runs } of await deps.lateSends.standingStill(before)) {
    await attempt(deps, `${slug} late`, () => moveLateOn(deps, slug, runs))
  }
  await attempt(deps, "imports", () => moveImports(deps))
  if (isHousekeepingDue(deps.now())) {
    await attempt(deps, "housekeeping", () => keepHouse(deps))
    await attempt(deps, "contacts", () => keepContacts(deps))
  }
}

/** One that cannot be moved does not hold up the others; the next round tries it again. */
async function attempt(deps: JobDeps, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    deps.log("watchdog failed", { what, problem: problemOf(error) })
  }
}

async function moveOn(deps: JobDeps, row: EditionRow): Promise<void> {
  if (row.runs >= runsAtMost) {
    await tellEditors(deps, row.slug, row.version, "failed")
    await deps.editions.move(row.slug, row.state, "failed", deps.now())
    return
  }
  deps.log("edition stood still", { slug: row.slug, state: row.state, runs: row.runs })
  await startRun(deps, row.slug)
}

async function moveLateOn(deps: JobDeps, slug: string, runs: number): Promise<void> {
  if (runs >= runsAtMost) {
    const row = await deps.editions.find(slug)
    if (row !== null) await tellEditors(deps, slug, row.version, "late-failed")
    await deps.lateSends.move(slug, "sending", "failed", deps.now())
    return
  }
  deps.log("late send stood still", { slug, runs })
  await startLateRun(deps, slug)
}
