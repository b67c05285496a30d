import { Decimal as Big } from "decimal.js"
import { incredible } from "./alone.ts"
import { asSpread } from "./distance.ts"
import type { Figure, Reason } from "./figure.ts"
import { closedBy, reasonOf, type SeriesObservation, unfit, type When } from "./fitness.ts"
import { held, heldFor, tooFew } from "./held.ts"
import type { FigureId, Observation } from "./observation.ts"
import { byPreference } from "./preference.ts"
import { requirements } from "./requirements.ts"
import { type Confirmation, type Contradiction, votesOn } from "./series-votes.ts"
import { unitShifts } from "./unit-shift.ts"

/**
 * One venue's series, confirmed by the others and never spliced with them. The first source of the requirement's
 * preference is printed that has what is printed, that more origins agree with than not, and that is credible where
 * none does; the rest is set aside. It is agreed when another origin has its last day too.
 *
 * agreeOnSeries("btc.hash_rate", [], when).outcome // => "held"
 */
export function agreeOnSeries(id: FigureId, observations: readonly Observation[], when: When): Figure {
  const requirement = requirements[id]
  const { minimumOrigins, candles = false, perVenue = false } = requirement
  const closed = byPreference(
    observations.flatMap((each) => (each.kind === "series" ? (closedBy(when.day, each) ?? []) : each)),
    requirement,
  )
  const { fit, dropped } = judge(closed, when)
  const origins = [...new Set(fit.map(({ origin }) => origin))]
  if (origins.length < minimumOrigins) return tooFew(id, minimumOrigins, origins, dropped, closed)
  const printable = fit.filter((each) => !candles || each.points.every(({ o, h, l }) => o && h && l))
  if (printable.length === 0) {
    return held(id, "missing", `no source of ${id} has open, high and low of each day`, closed)
  }

  // By the pair of sources, so that what two say of each other is said once.
  const apart = new Map<string, Reason>()
  const doubtful: Reason[] = []
  for (const chosen of printable) {
    const { confirming, contradicting } = perVenue ? noVotes : votesOn(chosen, fit)
    for (const each of contradicting) {
      const pair = [chosen.source, each.observation.source].sort().join(" ")
      if (!apart.has(pair)) apart.set(pair, setAside(each))
    }
    const agreeing = 1 + confirming.length
    if (agreeing < minimumOrigins || agreeing <= contradicting.length) continue
    const upToDate = confirming.some(({ lastShared }) => lastShared === chosen.points.at(-1)?.day)
    const problem = upToDate ? null : incredible(chosen)
    if (problem === null) {
      const reasons = [...dropped, ...doubtful, ...contradicting.map(setAside)]
      return settle(chosen, confirming, upToDate, reasons)
    }
    doubtful.push(reasonOf(chosen, problem))
  }
  return heldFor(id, [...doubtful, ...apart.values()], closed)
}

const noVotes = { confirming: [], contradicting: [] }

function judge(closed: readonly Observation[], when: When) {
  const judged = closed.map((observation) => ({ observation, reason: unfit(observation, when) }))
  const fit = judged.flatMap(({ observation, reason }) =>
    observation.kind === "series" && reason === null ? observation : [],
  )
  const unfits = judged.flatMap(({ observation, reason }) => (reason ? { observation, reason } : []))
  return { fit, dropped: unitShifts(unfits, fit) }
}

const setAside = ({ observation, problem }: Contradiction): Reason => ({
  code: problem.code,
  figure: observation.figure,
  source: observation.source,
  detail: problem.detail,
})

function settle(
  chosen: SeriesObservation,
  confirming: readonly Confirmation[],
  upToDate: boolean,
  dropped: Reason[],
): Figure {
  return {
    id: chosen.figure,
    kind: "series",
    outcome: upToDate ? "agreed" : "single",
    unit: chosen.unit,
    asOf: chosen.asOf,
    origin: chosen.origin,
    spread: asSpread(Big.max(0, ...confirming.map(({ distance }) => distance))),
    series: chosen.points,
    observations: [chosen, ...confirming.map(({ observation }) => observation)],
    ...(dropped.length > 0 && { dropped }),
  }
}
