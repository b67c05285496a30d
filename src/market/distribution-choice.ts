import type { Figure } from "./figure.ts"
import { unfit, type When } from "./fitness.ts"
import { tooFew } from "./held.ts"
import type { FigureId, Observation } from "./observation.ts"
import { byPreference } from "./preference.ts"
import { requirements } from "./requirements.ts"

/**
 * A distribution as the first source of its preference that is fit gives it. Bands and supplies are each source's own,
 * so none confirms another: it is always single.
 *
 * chooseDistribution("btc.urpd", [], when).outcome // => "held"
 */
export function chooseDistribution(id: FigureId, observations: readonly Observation[], when: When): Figure {
  const all = byPreference(observations, requirements[id])
  const judged = all.map((observation) => ({ observation, reason: unfit(observation, when) }))
  const dropped = judged.flatMap(({ reason }) => reason ?? [])
  const chosen = judged.find(({ reason }) => reason === null)?.observation
  if (chosen?.kind !== "distribution") return tooFew(id, requirements[id].minimumOrigins, [], dropped, all)
  return {
    id,
    kind: "distribution",
    outcome: "single",
    unit: chosen.unit,
    asOf: chosen.asOf,
    origin: chosen.origin,
    spread: "0",
    parts: chosen.parts,
    observations: [chosen],
    ...(dropped.length > 0 && { dropped }),
  }
}
