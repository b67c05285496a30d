import { findLastDays } from "../../analysis/consecutive-days.ts"
import type { Settled } from "../../market/held.ts"
import type { Coin, Day, Point } from "../../market/observation.ts"
import type { Provenance } from "./record.ts"
import { findSeries, type Usable } from "./usable.ts"

/**
 * A candle as floating-point numbers, for measures over long windows; what is printed is quantised first. A cell that the
 * series does not have is undefined.
 */
export type Numbers = {
  day: Day
  close: number
  high: number | undefined
  low: number | undefined
  open: number | undefined
  volume: number | undefined
}

/** A coin's candles that end on the edition's day with eight consecutive closes: what any price fact needs. */
export type Candles = {
  points: readonly Point[]
  last: Point
  figure: Settled
  /** All of them as numbers, converted once. */
  numbers: readonly Numbers[]
}

/** A series is converted once, whoever asks for it. */
const converted = new WeakMap<readonly Point[], readonly Numbers[]>()

function numbersOf(series: readonly Point[]): readonly Numbers[] {
  const numbers = converted.get(series) ?? series.map(toNumbers)
  converted.set(series, numbers)
  return numbers
}

/**
 * A coin's candles, or null when the last of them is not the edition's day or one of the last eight days is missing.
 *
 * findCandles(usable, "btc", "2026-02-08")?.last.c // => "70330.38"
 */
export function findCandles(usable: Usable, coin: Coin, day: Day): Candles | null {
  const figure = findSeries(usable, `${coin}.daily`)
  const last = figure?.series.at(-1)
  if (!figure || last?.day !== day || findLastDays(figure.series, 8) === null) return null
  return { points: figure.series, last, figure, numbers: numbersOf(figure.series) }
}

/**
 * A candle as numbers.
 *
 * toNumbers({ day: "2026-02-08", c: "70330.38" }).close // => 70330.38
 */
export const toNumbers = ({ day, o, h, l, c, v }: Point): Numbers => ({
  day,
  close: Number(c),
  open: o === undefined ? undefined : Number(o),
  high: h === undefined ? undefined : Number(h),
  low: l === undefined ? undefined : Number(l),
  volume: v === undefined ? undefined : Number(v),
})

/** How a coin's candles stand in the facts that are computed from them. */
export const provenanceOf = (coin: Coin, { figure }: Candles, method: string): Provenance => ({
  asOf: figure.asOf,
  method,
  inputs: [`${coin}.daily`],
  quality: "measured",
})
