import * as z from "zod"
import { Figure } from "../market/figure.ts"
import { Day, Decimal, Headline, Observation, Part, type Point } from "../market/observation.ts"
import { findProvider } from "../market/providers.ts"

const [value, series, distribution, headlines] = Observation.options

/**
 * What a source said, as far as it may be handed on: of a series its extent and its last close, of a distribution and of
 * headlines how many there are, and all of them where the licence allows it. The hashes name what is kept of the rest.
 */
export const EvidenceObservation = z.discriminatedUnion("kind", [
  value,
  series.omit({ points: true }).extend({ first: Day, last: Day, count: z.int(), close: Decimal }),
  distribution.extend({ count: z.int(), parts: z.array(Part).optional() }),
  headlines.extend({ count: z.int(), items: z.array(Headline).optional() }),
])
export type EvidenceObservation = z.infer<typeof EvidenceObservation>

const observations = z.array(EvidenceObservation)
const [valueFigure, seriesFigure, distributionFigure, headlinesFigure, noFigure] = Figure.options

/**
 * A figure as it stands in the evidence. `series` has all days, and `parts` is there, only where every source behind it
 * lets whole series be handed on; else `series` has the last 8 days. `first` and `count` are of the whole.
 */
export const EvidenceFigure = z.union([
  valueFigure.extend({ observations }),
  seriesFigure.extend({ observations, first: Day, count: z.int() }),
  distributionFigure.extend({ observations, count: z.int(), parts: z.array(Part).optional() }),
  headlinesFigure.extend({ observations }),
  noFigure.extend({ observations }),
])
export type EvidenceFigure = z.infer<typeof EvidenceFigure>

/** What an edition prints of a series: a week's change and the closes it lies between. */
const printedDays = 8

/**
 * A figure without what its sources do not let be handed on.
 *
 * toEvidence(figure).observations[0] // => { kind: "series", first: "2024-03-17", last: "2026-02-08", count: 694, ... }
 */
export function toEvidence(figure: Figure, mayHandOn = licenceAllows): EvidenceFigure {
  const heard = figure.observations.map((each) => observed(each, mayHandOn(each.source)))
  const all = figure.observations.every(({ source }) => mayHandOn(source))
  switch (figure.kind) {
    case "value":
    case "headlines":
    case "none":
      return { ...figure, observations: heard }
    case "series": {
      const days = figure.series
      const extent = { first: firstOf(days), count: days.length }
      return { ...figure, observations: heard, ...extent, series: all ? days : days.slice(-printedDays) }
    }
    case "distribution": {
      const { parts, ...rest } = figure
      return { ...rest, observations: heard, count: parts.length, ...(all && { parts }) }
    }
  }
}

const empty = (): never => {
  throw new Error("a series has at least one day")
}

const firstOf = ([first]: readonly Point[]): Day => (first ?? empty()).day

const licenceAllows = (source: string): boolean => findProvider(source)?.licence.redistribute ?? false

function observed(observation: Observation, whole: boolean): EvidenceObservation {
  switch (observation.kind) {
    case "value":
      return observation
    case "series": {
      const { points, ...rest } = observation
      const { day, c } = points.at(-1) ?? empty()
      return { ...rest, first: firstOf(points), last: day, count: points.length, close: c }
    }
    case "distribution": {
      const { parts, ...rest } = observation
      return { ...rest, count: parts.length, ...(whole && { parts }) }
    }
    case "headlines": {
      const { items, ...rest } = observation
      return { ...rest, count: items.length, ...(whole && { items }) }
    }
  }
}
