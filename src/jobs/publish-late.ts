import { deliveryId } from "../delivery/ledger.ts"
import type { EditionRow, EditionState } from "../store/edition-row.ts"
import type { JobDeps, RunParams } from "./deps.ts"
import { enqueueChunks } from "./enqueue-chunks.ts"
import { planLate } from "./plan-late.ts"
import type { Step } from "./publish-edition.ts"
import { reconcileLate } from "./reconcile-late.ts"
import { seeThrough, stepOptions } from "./see-through.ts"

/** One run of an edition's late send, from the plan to its reconciled delivery. Like any run it may be started again at any time. */
export async function publishLate(deps: JobDeps, { slug }: RunParams, step: Step): Promise<EditionState> {
  const delivery = await step.do("plan", stepOptions, async () => {
    const row = await reach(deps, slug)
    const late = await deps.lateSends.find(slug)
    if (late?.state === "sending") await planLate(deps, row)
    return deliveryId({ ...row, purpose: "late" })
  })
  return seeThrough(step, {
    enqueue: async () => {
      await reach(deps, slug)
      return enqueueChunks(deps, delivery)
    },
    reconcile: async () => reconcileLate(deps, await reach(deps, slug)),
  })
}

/** Starts a new run. One too many does no harm: it finds in D1 what stands already. */
export async function startLateRun(deps: JobDeps, slug: string): Promise<void> {
  const run = await deps.lateSends.countRun(slug, deps.now())
  await deps.startRun(`${deps.config.NEWSLETTER}-${slug}-late-${run}`, { slug, late: true })
}

/** Gives a sign of life and returns the edition. */
async function reach(deps: JobDeps, slug: string): Promise<EditionRow> {
  await deps.lateSends.beat(slug, deps.now())
  const row = await deps.editions.find(slug)
  if (row === null) throw new Error(`no edition ${slug} to send late`)
  return row
}
