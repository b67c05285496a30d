import { agree } from "../market/agree.ts"
import { extend, type KeptDays } from "../market/extend.ts"
import type { Reason } from "../market/figure.ts"
import type { SeriesObservation, When } from "../market/fitness.ts"
import type { FigureId, Observation } from "../market/observation.ts"
import { requirements } from "../market/requirements.ts"
import type { Kept } from "../market/source.ts"
import type { KeptRange, SeriesDays } from "../store/series-days.ts"

/** The range kept of a figure from a source, as sources ask for it. */
export const keptOf =
  (ranges: readonly KeptRange[]) =>
  (figure: FigureId, source: string): Kept | null => {
    const range = ranges.find((each) => each.series === figure && each.source === source)
    return range ? { first: range.first, last: range.last } : null
  }

/** Puts before each series the kept days of the same figure and source, where `daysOf` has some and they still hold. */
export async function extendAll(
  observations: readonly Observation[],
  daysOf: (reply: SeriesObservation) => Promise<KeptDays | null>,
): Promise<{ observations: Observation[]; reasons: Reason[] }> {
  const extended = await Promise.all(
    observations.map(async (observation) => {
      const kept = observation.kind === "series" ? await daysOf(observation) : null
      return kept && observation.kind === "series" ? extend(observation, kept) : { observation, reason: null }
    }),
  )
  return {
    observations: extended.map(({ observation }) => observation),
    reasons: extended.flatMap(({ reason }) => reason ?? []),
  }
}

/**
 * Keeps the closed days of what was settled, of the series whose days are kept: those of the printed source and of those
 * that confirm it. What is held or set aside is never kept, so that a spoiled reply is forgotten.
 */
export async function keepSettled(
  store: Pick<SeriesDays, "keep">,
  observations: readonly Observation[],
  when: When,
): Promise<void> {
  for (const figure of agree(observations, when)) {
    if (figure.outcome === "held" || !requirements[figure.id].kept) continue
    for (const observation of figure.observations) {
      if (observation.kind !== "series") continue
      // Those that are kept already too: what a provider has restated is kept as it now is.
      await store.keep(figure.id, observation.source, observation.points)
    }
  }
}
