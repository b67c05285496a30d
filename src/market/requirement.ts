import type { Decimal, Unit } from "./observation.ts"
import type { ProviderName } from "./providers.ts"

/** What must hold before a figure is printed. */
export type Requirement = {
  kind: "value" | "series" | "distribution" | "headlines"
  unit: Unit
  /** The fewest origins that must have it, and agree. */
  minimumOrigins: number
  /** The oldest it may be at the slot, in hours. */
  maxAgeHours: number
  /** The farthest it may lie after the slot, in hours: an edition may begin up to 12 hours late. */
  maxAheadHours: number
  /** The farthest apart two origins may be, as a fraction: "0.01" is 1 %. "0": the same to the last digit. */
  tolerance: Decimal
  /** A difference of this much, in the figure's unit, is accepted whatever the tolerance: for values that may be near 0. */
  absolute?: Decimal
  /** What is nonsense outside of it, both ends included. It catches wrong units, not wild markets. */
  range: readonly [Decimal, Decimal]
  /**
   * How two origins of a series are compared. `closes`: the closes of the edition's day and of 7 days before, with which the
   * series must end, and more loosely those between. `week mean`: the mean of the last 7 days that both have, for what is mostly noise from day to day.
   * `shared days`: each of the last 8 days that both have. Where the last day is one origin's only, the figure is single.
   */
  compare?: "closes" | "week mean" | "shared days"
  /** Days without a row are normal: a market that rests on weekends, a count that is published late. */
  sparse?: boolean
  /** Sources in the order in which one is chosen to be printed. */
  preference?: readonly ProviderName[]
  /** What each venue measures is its own: the first by preference is printed, and the others say nothing of it. */
  perVenue?: boolean
  /** A series is printed only where each day has its open, high and low. */
  candles?: boolean
  /** As many rows at the end that repeat each other are a feed that stands still. */
  frozenAfter?: number
  /** The largest last step, in robust standard deviations of the series' own steps, that is believed of one origin alone. */
  outlierAt?: number
  /** Its days are kept in D1, and later gatherings ask only for what is new. */
  kept?: boolean
}
