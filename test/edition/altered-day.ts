import { exact } from "../../src/analysis/decimal.ts"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import type { Previous, Settings } from "../../src/edition/settings.ts"
import { addDays } from "../../src/market/day.ts"
import type { Figure } from "../../src/market/figure.ts"
import type { FigureId, Point } from "../../src/market/observation.ts"
import { figures, settings } from "./day-2026-02-08.ts"
import { plainLines } from "./plain-lines.ts"

/** The edition of 8 February 2026 from its figures, or from others. */
export const compose = (
  from: readonly Figure[] = figures,
  parts: Partial<Settings> = {},
  previous: Previous | null = null,
) => composeFromFigures({ figures: from, reasons: [] }, { ...settings, ...parts }, previous)

/** What that edition says. */
export const said = (...of: Parameters<typeof compose>): string =>
  plainLines(compose(...of).edition).join("\n")

/** The day's figures without some of them. */
export const without = (...ids: FigureId[]): Figure[] => figures.filter(({ id }) => !ids.includes(id))

/** The day's figures with one value changed. */
export const withValue = (id: FigureId, value: string, from: readonly Figure[] = figures): Figure[] =>
  from.map((figure) => (figure.kind === "value" && figure.id === id ? { ...figure, value } : figure))

/** The day's figures with each point of a series changed. */
export const eachPoint = (
  change: (point: Point) => Point,
  id: FigureId = "btc.daily",
  from: readonly Figure[] = figures,
): Figure[] =>
  from.map((figure) =>
    figure.kind === "series" && figure.id === id ? { ...figure, series: figure.series.map(change) } : figure,
  )

/**
 * Bitcoin's candles of the last days, the newest last, each with its close alone as low and high. The price at writing is
 * the day's close.
 */
export const withCloses = (closes: Readonly<Record<string, string>>): Figure[] =>
  eachPoint(
    (point) => {
      const c = closes[point.day]
      return c === undefined ? point : { day: point.day, o: c, h: c, l: c, c }
    },
    "btc.daily",
    closes[settings.day] === undefined ? figures : withValue("btc.spot", closes[settings.day] ?? ""),
  )

/** A price multiplied: each of a candle's. */
export const scaled =
  (k: string) =>
  (point: Point): Point => {
    const times = (price: string): string => exact(price).times(k).toFixed()
    return {
      day: point.day,
      c: times(point.c),
      ...(point.l !== undefined && { l: times(point.l) }),
      ...(point.h !== undefined && { h: times(point.h) }),
    }
  }

/** The same day as if its candles had ended on an earlier one. */
export const onDay = (day: string): [Figure[], Partial<Settings>] => [
  figures.map((figure) =>
    figure.kind === "series"
      ? {
          ...figure,
          asOf: `${addDays(day, 1)}T00:00:00Z`,
          series: figure.series.filter((point) => point.day <= day),
        }
      : figure.id === "btc.difficulty" || figure.id === "btc.retarget.height"
        ? { ...figure, asOf: "2026-01-22T15:54:38Z" }
        : figure.id === "btc.difficulty.previous" || figure.id === "btc.ath" || figure.kind === "none"
          ? figure
          : { ...figure, asOf: `${addDays(day, 1)}T00:00:00Z` },
  ),
  { day, slug: day, slot: `${addDays(day, 1)}T00:10:00Z` },
]

/** The same figures, all but the record high so many days later. */
export const later = (days: number): [Figure[], Partial<Settings>] => {
  const moved = (asOf: string): string => addDays(asOf.slice(0, 10), days) + asOf.slice(10)
  const day = addDays(settings.day, days)
  return [
    figures.map((figure): Figure => {
      if (figure.kind === "none" || figure.id === "btc.ath") return figure
      const asOf = moved(figure.asOf)
      return figure.kind === "series"
        ? {
            ...figure,
            asOf,
            series: figure.series.map((point) => ({ ...point, day: addDays(point.day, days) })),
          }
        : { ...figure, asOf }
    }),
    { day, slug: day, slot: `${addDays(day, 1)}T00:10:00Z` },
  ]
}
