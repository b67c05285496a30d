import { lastAsExtreme, rarityOf, recordLengths } from "./record-since.ts"

/** The measures of bitcoin's price that are compared with its own history. */
export const measures = [
  "day-fall",
  "day-rise",
  "week-fall",
  "week-rise",
  "month-fall",
  "month-rise",
  "low-close",
  "high-close",
  "volume",
] as const
export type Measure = (typeof measures)[number]

/** A day as a measure needs it; the volume is undefined where the venue's is not known. */
export type MeasuredDay = { day: string; close: number; volume: number | undefined }

/** How unusual one measure of one day is. */
export type Unusual = {
  measure: Measure
  day: string
  /** A return as a fraction, a close in dollars, or a volume as a multiple of the 30 days before. */
  value: number
  /** The share of the days before on which it was as extreme, or more. */
  rarity: number
  /** How many days that is a share of, and the first of them. */
  of: number
  from: string
  /** The last day before that was as extreme, and how many days ago; null when none was in the data. */
  since: { day: string; days: number } | null
}

/** Which way a measure is extreme. A fall is extreme when it is low, and so is the lowest close. */
export const extremeOf = (measure: Measure): "lowest" | "highest" =>
  measure.endsWith("-fall") || measure === "low-close" ? "lowest" : "highest"

/** The days of the last week whose one-day moves are looked at; of every other measure the last day only. */
const moveDays = 7

/** How many looks are taken in all: a rarity is to be multiplied by it, since one of many looks is always rare. */
export const looks = 2 * moveDays + measures.length - 2

/**
 * Every measure of the newest days that can be judged, the most unusual first. Days are in order without a gap. Of the
 * one-day moves only the week's largest is kept; a rise is no fall, however small the falls were.
 *
 * findUnusual(days)[0]?.measure // => "day-fall"
 */
export function findUnusual(days: readonly MeasuredDay[]): Unusual[] {
  const closes = Float64Array.from(days, ({ close }) => close)
  const volumes = volumeMultiples(days)
  const returns = new Map([1, 7, 30].map((back) => [back, returnsOver(closes, back)]))
  return measures
    .flatMap((measure) => {
      if (measure === "volume") return judge(measure, days, volumes, days.length - 1) ?? []
      if (measure === "low-close" || measure === "high-close") return judgeClose(measure, days, closes) ?? []
      const back = measure.startsWith("day-") ? 1 : measure.startsWith("week-") ? 7 : 30
      const values = returns.get(back) ?? closes
      const at = back === 1 ? mostExtremeOfWeek(values, extremeOf(measure)) : days.length - 1
      const value = values[at] ?? 0
      const isMove = measure.endsWith("-fall") ? value < 0 : value > 0
      return (isMove && judge(measure, days, values, at)) || []
    })
    .sort((a, b) => rank(a) - rank(b) || measures.indexOf(a.measure) - measures.indexOf(b.measure))
}

/** A rarity that stays below this after it is multiplied by the number of looks stands out. */
const few = 0.25

/**
 * Whether a measure is rare even for one of so many looks.
 *
 * standsOut({ rarity: 0.001 }) // => true
 */
export const standsOut = ({ rarity }: Pick<Unusual, "rarity">): boolean => rarity * looks <= few

/** Volume comes after any move that stands out: it tells how much was traded, and not what happened. */
const rank = ({ measure, rarity }: Unusual): number =>
  measure === "volume" ? Math.max(rarity, few / looks) : rarity

function judge(
  measure: Measure,
  days: readonly MeasuredDay[],
  values: Float64Array,
  at: number,
): Unusual | null {
  const extreme = extremeOf(measure)
  const judged = rarityOf(values, at, extreme)
  const here = days[at]
  const value = values[at]
  if (!judged || !here || value === undefined) return null
  const before = lastAsExtreme(values, at, extreme)
  const since = before === null ? undefined : days[before]
  return {
    measure,
    day: here.day,
    value,
    ...judged,
    from: days[judged.first]?.day ?? here.day,
    since: since && before !== null ? { day: since.day, days: at - before } : null,
  }
}

/** A close by how long it is a record for: prices of other years are no measure of today's. */
function judgeClose(
  measure: "low-close" | "high-close",
  days: readonly MeasuredDay[],
  closes: Float64Array,
): Unusual | null {
  const at = days.length - 1
  const lengths = recordLengths(closes, extremeOf(measure))
  // The first days of the data are records of nothing.
  const judged = rarityOf(lengths, at, "highest")
  const here = days[at]
  const length = lengths[at] ?? 0
  if (!judged || !here) return null
  const since = Number.isFinite(length) ? days[at - length] : undefined
  return {
    measure,
    day: here.day,
    value: here.close,
    ...judged,
    from: days[judged.first]?.day ?? here.day,
    since: since ? { day: since.day, days: length } : null,
  }
}

function mostExtremeOfWeek(values: Float64Array, extreme: "lowest" | "highest"): number {
  const sign = extreme === "lowest" ? -1 : 1
  let at = values.length - 1
  for (let index = Math.max(0, values.length - moveDays); index < values.length; index += 1) {
    if (sign * (values[index] ?? 0) > sign * (values[at] ?? 0)) at = index
  }
  return at
}

/** The return of each day over so many days; unknown (NaN) for the first. */
const returnsOver = (closes: Float64Array, back: number): Float64Array =>
  closes.map((close, index) => (index < back ? Number.NaN : close / (closes[index - back] ?? close) - 1))

/** Each day's volume as a multiple of the mean of the 30 days before it; unknown (NaN) where one of them is. */
function volumeMultiples(days: readonly MeasuredDay[]): Float64Array {
  const multiples = new Float64Array(days.length).fill(Number.NaN)
  let sum = 0
  let known = 0
  days.forEach(({ volume }, index) => {
    if (known === 30 && volume !== undefined) multiples[index] = volume / (sum / 30)
    if (volume === undefined) {
      sum = 0
      known = 0
      return
    }
    sum += volume
    if (known < 30) known += 1
    else sum -= days[index - 30]?.volume ?? 0
  })
  return multiples
}
