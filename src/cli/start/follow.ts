import { type Stage, stages } from "../../store/edition-row.ts"
import { type Desk, type EditionView, Unreachable } from "../desk-client.ts"
import { until } from "./patience.ts"
import { fireCron } from "./worker.ts"

/** Where an edition stays unless somebody decides. */
const resting = new Set(["waiting", "held", "done", "rejected", "missed", "failed"])

/**
 * Watches an edition until it is done, held or given up, and reports each stage with the time that it took. The
 * watchdog's cron is fired every few seconds, as nothing fires it locally.
 */
export async function follow(
  desk: Desk,
  url: string,
  slug: string,
  report: (stage: Stage, ms: number) => void,
): Promise<EditionView> {
  const reported = new Set<Stage>()
  let last: EditionView | null = null
  let looks = 0
  return until(
    120,
    async () => {
      looks += 1
      try {
        if (looks % 40 === 0) await fireCron(url, "watchdog")
        last = await desk.find(slug)
      } catch (error) {
        // `wrangler dev` starts the Worker anew whenever a source file changes.
        if (error instanceof Unreachable) return null
        throw error
      }
      if (last === null) return null
      for (const { stage, ms } of finishedStages(last)) {
        if (!reported.has(stage)) report(stage, ms)
        reported.add(stage)
      }
      return resting.has(last.state) ? last : null
    },
    () => `the edition did not arrive: ${last === null ? "it was not begun" : `it stands at ${last.state}`}`,
  )
}

/** Each stage after which another has begun, with how long it took. */
function finishedStages({ stages: reached }: EditionView): { stage: Stage; ms: number }[] {
  const begun = stages.flatMap((stage) => {
    const at = reached[stage]
    return at === undefined ? [] : [{ stage, at }]
  })
  return begun.slice(0, -1).map(({ stage, at }, index) => ({ stage, ms: (begun[index + 1]?.at ?? at) - at }))
}
