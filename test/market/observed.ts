import { addDays, endOf } from "../../src/market/day.ts"
import type { Figure } from "../../src/market/figure.ts"
import type { FigureId, Headline, Observation, Part, Point } from "../../src/market/observation.ts"
import { requirements } from "../../src/market/requirements.ts"

export const when = { day: "2026-02-08", slot: "2026-02-09T00:10:00Z" }

/** Bitcoin's closes of 25 January to 8 February 2026, as Binance gave them. */
export const closes = [
  86670.36, 88347.08, 89250, 89299.99, 84650.16, 84260.49, 78741.09, 76968.21, 78738.61, 75770.21, 73165.83,
  62909.86, 70580.26, 69289.38, 70330.38,
]

const from = (figure: FigureId, source: string, origin: string) => ({
  figure,
  unit: requirements[figure].unit,
  source,
  origin,
  url: `https://${source}.example.com/`,
  fetchedAt: "2026-02-09T00:10:00Z",
  rawSha256: "0".repeat(64),
})

/** A value as a source of that name observed it. */
export const observedValue = (
  figure: FigureId,
  value: string,
  about: Partial<Observation> & { source?: string } = {},
) =>
  ({
    asOf: "2026-02-09T00:00:00Z",
    ...from(figure, about.source ?? "coingecko", about.origin ?? about.source ?? "CoinGecko"),
    ...about,
    kind: "value" as const,
    value,
  }) satisfies Observation

/** One point a day, the last on `last`; with open, high and low at the close when `candles`. */
export const pointsFrom = (values: readonly number[], { last = when.day, candles = true } = {}): Point[] =>
  values.map((value, i) => {
    const c = String(value)
    return { day: addDays(last, i + 1 - values.length), ...(candles && { o: c, h: c, l: c }), c }
  })

/** A series as a source of that name observed it. */
export const observedSeries = (
  figure: FigureId,
  points: Point[],
  { source = "binance", origin = source }: { source?: string; origin?: string } = {},
) =>
  ({
    ...from(figure, source, origin),
    asOf: endOf(points.at(-1)?.day ?? when.day),
    kind: "series" as const,
    points,
  }) satisfies Observation

/** A distribution as a source of that name observed it. */
export const observedParts = (figure: FigureId, parts: Part[], source = "coingecko") =>
  ({
    ...from(figure, source, source),
    asOf: "2026-02-09T00:00:00Z",
    kind: "distribution" as const,
    parts,
  }) satisfies Observation

/** A feed as a site of that name published it. */
export const observedHeadlines = (items: Headline[], source = "coindesk") =>
  ({
    ...from("headlines", source, source),
    asOf: items[0]?.published ?? "2026-02-09T00:00:00Z",
    kind: "headlines" as const,
    items,
  }) satisfies Observation

/** The figure of an id among those agreed on. */
export function pick(figures: readonly Figure[], id: FigureId): Figure {
  const found = figures.find((figure) => figure.id === id)
  if (!found) throw new Error(`no figure ${id}`)
  return found
}

/** Why a figure is held, or null when it is not. */
export const reason = (figure: Figure) => (figure.outcome === "held" ? figure.reason : null)

/** Points of which one day is changed, or left out. */
export const changed = (points: readonly Point[], day: string, change: Partial<Point> | null): Point[] =>
  points.flatMap((point) => (point.day !== day ? point : change ? { ...point, ...change } : []))

/** Candles of the fortnight as Binance gave them, and closes of a second venue a tenth of a percent away. */
export const binance = observedSeries("btc.daily", pointsFrom(closes))
export const kraken = observedSeries("btc.daily", pointsFrom(closes.map((c) => c * 1.001)), {
  source: "kraken",
})
