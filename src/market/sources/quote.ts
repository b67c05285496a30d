import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { msOf } from "../day.ts"
import { numeral } from "../numeral.ts"
import {
  type BasketCoin,
  basketCoins,
  coins,
  type Decimal,
  type FigureId,
  Instant,
  type Observation,
  type Unit,
} from "../observation.ts"
import type { Reply } from "../source.ts"
import { provenance } from "./reply.ts"

/** A price or a market capitalisation as a service writes it. Null, absent and 0 are unknown: none is ever for nothing. */
export const amount = z
  .number()
  .nonnegative()
  .nullish()
  .transform((number) => number || null)

/** A change in percent; null or absent is unknown. */
export const percent = z
  .number()
  .nullish()
  .transform((number) => number ?? null)

/** The moment that a price holds for; null or absent is unknown. */
export const moment = Instant.nullish().transform((instant) => instant ?? null)

/** What a price service says of one coin, in US dollars and percent; null is unknown. */
export type Quote = {
  coin: BasketCoin
  asOf: Instant | null
  price: number | null
  change24h: number | null
  change7d: number | null
  cap?: number | null
}

/** A service and the reply it gave. */
export type Said = { source: string; origin: string; reply: Reply }

/** A basket is not weighed on fewer coins than these. */
const fewestCaps = 10

/**
 * The figures that a service's quotes give: price and changes of the market table's coins, and the capitalisations of
 * the basket as of the oldest of them. A figure that is unknown, or of an unknown moment, is not given; neither is a
 * basket of fewer than ten coins, or without one of the market table's, which weigh the most.
 */
export function quoted(said: Said, quotes: readonly Quote[]): Observation[] {
  const values = coins.flatMap((coin) => {
    const quote = quotes.find((each) => each.coin === coin)
    if (!quote) return []
    const { asOf, price, change24h, change7d } = quote
    return [
      valued(said, `${coin}.spot`, "USD", price, asOf),
      valued(said, `${coin}.change.24h`, "ratio", change24h === null ? null : ofPercent(change24h), asOf),
      valued(said, `${coin}.change.7d`, "ratio", change7d === null ? null : ofPercent(change7d), asOf),
    ].flat()
  })
  return [...values, ...basketCaps(said, quotes)]
}

/** A value as an observation, or none when it or its moment is unknown. */
export function valued(
  { source, origin, reply }: Said,
  figure: FigureId,
  unit: Unit,
  value: Decimal | number | null,
  asOf: Instant | null,
): Observation[] {
  if (value === null || asOf === null) return []
  const said = { kind: "value", figure, unit, value: numeral(value), asOf } as const
  return [{ ...said, ...provenance(source, origin, reply) }]
}

/**
 * A change as a ratio with eight decimals.
 *
 * asRatio(new Big("-0.040422674")) // => "-0.04042267"
 */
export function asRatio(fraction: Big): Decimal {
  const rounded = fraction.toDecimalPlaces(8)
  return rounded.isZero() ? "0" : numeral(rounded)
}

const ofPercent = (change: number): Decimal => asRatio(new Big(change).div(100))

function basketCaps({ source, origin, reply }: Said, quotes: readonly Quote[]): Observation[] {
  const known = basketCoins.flatMap((coin) => {
    const { cap, asOf } = quotes.find((each) => each.coin === coin) ?? {}
    return cap && asOf ? [{ coin, cap, asOf }] : []
  })
  const [first] = known
  const heaviest = coins.every((coin) => known.some((each) => each.coin === coin))
  if (!first || !heaviest || known.length < fewestCaps) return []
  const oldest = known.reduce((a, b) => (msOf(b.asOf) < msOf(a.asOf) ? b : a), first)
  return [
    {
      kind: "distribution",
      figure: "basket.caps",
      unit: "USD",
      asOf: oldest.asOf,
      ...provenance(source, origin, reply),
      parts: known.map(({ coin, cap }) => ({ part: coin, amount: numeral(cap) })),
    },
  ]
}
