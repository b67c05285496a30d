import { Decimal as Big } from "decimal.js"
import { asSpread } from "./distance.ts"
import type { Figure, Reason } from "./figure.ts"
import { closedBy, type SeriesObservation, unfit, type When } from "./fitness.ts"
import { held, tooFew } from "./held.ts"
import type { FigureId, Observation } from "./observation.ts"
import { requirements } from "./requirements.ts"
import { compareSeries } from "./series-comparison.ts"

/**
 * One venue's series, confirmed by the others and never spliced with them. The first source of the requirement's
 * preference is printed that has what is printed and that more origins agree with than not; the rest is set aside.
 *
 * agreeOnSeries("btc.hash_rate", [], when).outcome // => "held"
 */
export function agreeOnSeries(id: FigureId, observations: readonly Observation[], when: When): Figure {
  const { minimumOrigins, preference = [], candles = false } = requirements[id]
  const rank = (source: string) =>
    preference.includes(source) ? preference.indexOf(source) : preference.length
  const closed = observations
    .flatMap((each) => (each.kind === "series" ? (closedBy(when.day, each) ?? []) : each))
    .sort((a, b) => rank(a.source) - rank(b.source))
  const judged = closed.map((observation) => ({ observation, reason: unfit(observation, when) }))
  const dropped = judged.flatMap(({ reason }) => reason ?? [])
  const series = judged.flatMap(({ observation, reason }) =>
    observation.kind === "series" && reason === null ? observation : [],
  )

  const origins = [...new Set(series.map(({ origin }) => origin))]
  if (origins.length < minimumOrigins) return tooFew(id, minimumOrigins, origins, dropped, closed)
  const printable = series.filter((each) => !candles || each.points.every(({ o, h, l }) => o && h && l))
  if (printable.length === 0) {
    return held(id, "missing", `no source of ${id} has open, high and low of each day`, closed)
  }

  // By the pair of sources, so that what two say of each other is said once.
  const apart = new Map<string, string>()
  for (const chosen of printable) {
    const { confirming, contradicting } = poll(chosen, series)
    for (const { observation, problem } of contradicting) {
      const pair = [chosen.source, observation.source].sort().join(" ")
      if (!apart.has(pair)) apart.set(pair, problem)
    }
    const agreeing = 1 + confirming.length
    if (agreeing < minimumOrigins || agreeing <= contradicting.length) continue
    return settle(id, chosen, confirming, [...dropped, ...contradicting.map((each) => setAside(id, each))])
  }
  return held(id, "apart", [...apart.values()].join("; "), closed)
}

/** What another origin's series says of the chosen one: how far away it is, or why the two do not agree. */
type Vote = { observation: SeriesObservation; distance: Big; problem: string | null }
type Contradiction = Vote & { problem: string }

/** Each other origin's vote on a series. One of an origin's transports that agrees is enough: the rest is at fault. */
function poll(chosen: SeriesObservation, series: readonly SeriesObservation[]) {
  const votes = new Map<string, Vote>()
  for (const observation of series.filter(({ origin }) => origin !== chosen.origin)) {
    if (votes.get(observation.origin)?.problem === null) continue
    votes.set(observation.origin, { ...compareSeries(chosen, observation), observation })
  }
  const all = [...votes.values()]
  return {
    confirming: all.filter(({ problem }) => problem === null),
    contradicting: all.filter((vote): vote is Contradiction => vote.problem !== null),
  }
}

const setAside = (id: FigureId, { observation, problem }: Contradiction): Reason => ({
  code: "apart",
  figure: id,
  source: observation.source,
  detail: problem,
})

function settle(id: FigureId, chosen: SeriesObservation, confirming: Vote[], dropped: Reason[]): Figure {
  return {
    id,
    kind: "series",
    outcome: confirming.length > 0 ? "agreed" : "single",
    unit: chosen.unit,
    asOf: chosen.asOf,
    origin: chosen.origin,
    spread: asSpread(Big.max(0, ...confirming.map(({ distance }) => distance))),
    series: chosen.points,
    observations: [chosen, ...confirming.map(({ observation }) => observation)],
    ...(dropped.length > 0 && { dropped }),
  }
}
