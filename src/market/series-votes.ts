import type { SeriesObservation } from "./fitness.ts"
import { type Comparison, compareSeries, type Problem } from "./series-comparison.ts"

/** Another origin's word on a series. */
export type Confirmation = Comparison & { observation: SeriesObservation }
export type Contradiction = { observation: SeriesObservation; problem: Problem }

/**
 * What the other origins say of a series. An origin has one voice: of its transports one that agrees is enough, for the
 * rest is at fault then. Who shares too few days with it says nothing.
 *
 * votesOn(binance, [binance, kraken]) // => { confirming: [{ observation: kraken, … }], contradicting: [] }
 */
export function votesOn(
  chosen: SeriesObservation,
  all: readonly SeriesObservation[],
): { confirming: Confirmation[]; contradicting: Contradiction[] } {
  const votes = new Map<string, Confirmation>()
  for (const observation of all) {
    if (observation.origin === chosen.origin || votes.get(observation.origin)?.problem === null) continue
    const comparison = compareSeries(chosen, observation)
    if (comparison) votes.set(observation.origin, { ...comparison, observation })
  }
  const cast = [...votes.values()]
  return {
    confirming: cast.filter(({ problem }) => problem === null),
    contradicting: cast.flatMap(({ observation, problem }) => (problem ? { observation, problem } : [])),
  }
}
