import { dayNumber, dayNumbered, dayOf, instantOf } from "../market/day.ts"
import type { Reason } from "../market/figure.ts"
import { gather } from "../market/gather.ts"
import { requirements } from "../market/requirements.ts"
import type { OpenSource } from "../market/source.ts"
import type { KeptRange } from "../store/series-days.ts"
import type { JobDeps } from "./deps.ts"
import { keepSettled, keptOf } from "./kept-days.ts"

/** What is kept of each series after a backfill, and which sources failed. */
export type Backfilled = { kept: KeptRange[]; failures: Reason[] }

/**
 * Asks for the series whose days are kept, up to the last closed day, and keeps what is settled. Only what is not kept yet
 * is asked for, so that it may run twice. A first edition does the same on its way.
 */
export async function backfillSeries(
  deps: Pick<JobDeps, "now" | "get" | "sources" | "seriesDays">,
): Promise<Backfilled> {
  const now = deps.now()
  const when = { day: dayNumbered(dayNumber(dayOf(now)) - 1), slot: instantOf(now) }
  const ranges = await deps.seriesDays.ranges(when.day)
  const said = await gather(deps.sources.map(keptOnly), { ...when, get: deps.get, kept: keptOf(ranges) })
  await keepSettled(deps.seriesDays, said.observations, when)
  return { kept: await deps.seriesDays.ranges(when.day), failures: said.failures }
}

const keptOnly = ({ source, access }: OpenSource): OpenSource => ({
  access,
  source: {
    ...source,
    readings: (reached) =>
      source
        .readings(reached)
        .filter(({ figures }) => figures.some((figure) => requirements[figure].kept === true)),
  },
})
