import type { WorkflowStep } from "cloudflare:workers"
import type { EditionRow, EditionState, Stage } from "../store/edition-row.ts"
import { broadcastEdition } from "./broadcast-edition.ts"
import { checkFreshness } from "./check-freshness.ts"
import { composeWords } from "./compose-words.ts"
import type { JobDeps, RunParams } from "./deps.ts"
import { enqueueChunks } from "./enqueue-chunks.ts"
import { freezeEdition } from "./freeze-edition.ts"
import { gatherFigures } from "./gather-figures.ts"
import { planDelivery } from "./plan-delivery.ts"
import { reconcile } from "./reconcile.ts"
import { renderTexts } from "./render-texts.ts"
import { seeThrough, stepOptions, waitsAtMost } from "./see-through.ts"
import { tellEditors } from "./tell-editors.ts"

/** The part of a Workflow's step that a run uses: named work whose result is kept, and waiting. */
export type Step = Pick<WorkflowStep, "do" | "sleep">

/** A version, and as many more as may be composed anew at the last moment, before the watchdog takes it up. */
const roundsAtMost = 4

/**
 * One run of an edition, from figures to a reconciled delivery. Each step first asks D1 whether its result stands, so a
 * run may be started again at any time: after freezing nothing is gathered, after planning nothing is planned anew. A
 * step's result is ids, hashes and counts, never a text or an address.
 */
export async function publishEdition(deps: JobDeps, { slug }: RunParams, step: Step): Promise<EditionState> {
  let state: EditionState
  let round = 0
  // Composed anew at the last moment, it goes the whole way again.
  do {
    state = await make(deps, slug, step, round === 0 ? "" : ` ${round}`)
    round += 1
  } while (state === "making" && round < roundsAtMost)
  if (state !== "released" && state !== "sending") return state

  const planned = await step.do("plan", stepOptions, async () =>
    planDelivery(deps, await reach(deps, slug, "plan")),
  )
  if (planned.delivery === null) return planned.state
  const delivery = planned.delivery
  if (planned.lane === "broadcast") {
    for (let wait = 0; wait < waitsAtMost; wait++) {
      const { state, waitMs } = await step.do(`broadcast ${wait}`, stepOptions, async () =>
        broadcastEdition(deps, await reach(deps, slug, "send"), delivery),
      )
      if (state !== "sending") return state
      if (waitMs > 0) await step.sleep(`wait ${wait}`, waitMs)
    }
    return "sending"
  }
  return seeThrough(step, {
    enqueue: async () => {
      await reach(deps, slug, "send")
      return enqueueChunks(deps, delivery)
    },
    reconcile: async () => reconcile(deps, await reach(deps, slug, "send")),
  })
}

/** Makes the next version, unless one stands, and sees whether it may go. A step's name is said once in a run. */
async function make(deps: JobDeps, slug: string, step: Step, round: string): Promise<EditionState> {
  const making = <T extends Rpc.Serializable<T>>(
    name: Stage,
    version: number | null,
    work: (row: EditionRow) => Promise<T>,
  ): Promise<T | null> =>
    step.do(`${name}${round}`, stepOptions, async () => {
      const row = await reach(deps, slug, name)
      // A run that slept through an editor's decision must not mix its own figures into the next version.
      const ours = row.state === "making" && (version === null || row.version === version)
      return ours ? work(row) : null
    })

  const gathered = await making("gather", null, async (row) => ({
    version: row.version,
    key: await gatherFigures(deps, row),
  }))
  if (gathered) {
    const { version, key } = gathered
    const words = await making("compose", version, () => composeWords(deps, key))
    const texts = words && (await making("render", version, () => renderTexts(deps, words)))
    if (texts) await making("freeze", version, (row) => freezeEdition(deps, row, words, texts))
  }
  const state = await step.do(`review${round}`, stepOptions, async () =>
    review(deps, await reach(deps, slug, "review")),
  )
  if (state !== "released") return state
  return step.do(`check${round}`, stepOptions, async () =>
    review(deps, await checkFreshness(deps, await reach(deps, slug, "review"))),
  )
}

/** Whether an edition goes on; editors whose decision it awaits are told, once. */
async function review(deps: JobDeps, { slug, version, state }: EditionRow): Promise<EditionState> {
  if (state === "held" || state === "waiting") await tellEditors(deps, slug, version, state)
  return state
}

/** Gives a sign of life and returns the edition as it stands. */
async function reach(deps: JobDeps, slug: string, stage: Stage): Promise<EditionRow> {
  await deps.editions.beat(slug, stage, deps.now())
  const row = await deps.editions.find(slug)
  if (row === null) throw new Error(`no edition ${slug} to work on`)
  return row
}
