import { Exact, exact, quantise } from "./decimal.ts"

/**
 * What a zone can be, the first of which names a zone that several of them make up: coins by the price they last moved at,
 * traded volume, what coins cost their holders, an average of prices, and half of the record high.
 */
export const zoneLevels = [
  "onchain",
  "volume",
  "realised_price",
  "true_market_mean",
  "weekly_average",
  "half_record",
] as const
export type ZoneLevel = (typeof zoneLevels)[number]

/** A range of prices, or one price where both ends are alike, that may be a zone. */
export type Candidate = { level: ZoneLevel; low: Exact; high: Exact }

/** Where a zone lies, seen from the price: `around` is with the price inside it or within 1.5 % of it. */
export type Side = "above" | "around" | "below"

/** A zone: its range, the candidate that names it, and the others that it takes in. */
export type Zone<Of extends Candidate> = {
  low: Exact
  high: Exact
  main: Of
  within: Of[]
  side: Side
  /** From the price to the nearest end of the zone, as a fraction; 0 inside, negative for a zone below. */
  distance: Exact
}

/** A candidate whose nearest end is further away is no zone. */
export const reach = new Exact("0.35")
/** How near the price is to a zone that it is around. */
export const touch = new Exact("0.015")
const gap = new Exact("0.015")
const overlap = new Exact("0.5")

/**
 * Where a range lies, seen from a price.
 *
 * placeOf(exact("63000"), exact("63000"), exact("70000")) // => { side: "below", distance: -0.1 }
 */
export function placeOf(low: Exact, high: Exact, price: Exact): { side: Side; distance: Exact } {
  const end = low.gt(price) ? low : high.lt(price) ? high : price
  const distance = exact(quantise(end.div(price).minus(1)))
  const side = distance.abs().lte(touch) ? "around" : distance.isNegative() ? "below" : "above"
  return { side, distance }
}

/**
 * The zones that candidates make up, the closest to the price first. Candidates more than 35 % away are dropped; two
 * become one where they share more than half of the narrower, or lie less than 1.5 % apart. Such a zone is as wide as
 * both, and is named by the one that stands first in `zoneLevels`, the nearer of two alike.
 *
 * assembleZones([{ level: "half_record", low: exact("63100"), high: exact("63100") }], exact("70330"))[0]?.side // => "below"
 */
export function assembleZones<Of extends Candidate>(candidates: readonly Of[], price: Exact): Zone<Of>[] {
  const near = candidates.filter(({ low, high }) => placeOf(low, high, price).distance.abs().lte(reach))
  return merged(near.map(({ low, high }, index) => ({ low, high, members: near.slice(index, index + 1) })))
    .flatMap(({ low, high, members }) => {
      const [main, ...within] = members.toSorted((a, b) => byRank(a, b) || byCloseness(a, b, price))
      return main ? [{ low, high, main, within, ...placeOf(low, high, price) }] : []
    })
    .toSorted((a, b) => byCloseness(a, b, price) || byRank(a.main, b.main))
}

type Group<Of> = { low: Exact; high: Exact; members: Of[] }

// A union can reach what neither of the two did: the search begins anew after each.
function merged<Of>(groups: Group<Of>[]): Group<Of>[] {
  const sorted = groups.toSorted((a, b) => a.low.comparedTo(b.low) || a.high.comparedTo(b.high))
  for (const [index, one] of sorted.entries()) {
    const other = sorted.slice(index + 1).find((next) => belongTogether(one, next))
    if (!other) continue
    const union = {
      low: one.low,
      high: Exact.max(one.high, other.high),
      members: [...one.members, ...other.members],
    }
    return merged([...sorted.filter((each) => each !== one && each !== other), union])
  }
  return sorted
}

type Range = Pick<Candidate, "low" | "high">

/** Of two ranges, the first of which does not start above the other. */
function belongTogether(one: Range, other: Range): boolean {
  if (other.low.gt(one.high)) return other.low.div(one.high).minus(1).lt(gap)
  const shared = Exact.min(one.high, other.high).minus(other.low)
  const narrower = Exact.min(one.high.minus(one.low), other.high.minus(other.low))
  return narrower.isZero() || shared.gt(narrower.times(overlap))
}

const byRank = (a: Candidate, b: Candidate): number =>
  zoneLevels.indexOf(a.level) - zoneLevels.indexOf(b.level)

/** By the distance to the nearest end; of two that the price is in, by that to the middle. */
function byCloseness(a: Range, b: Range, price: Exact): number {
  const away = ({ low, high }: Range): Exact => placeOf(low, high, price).distance.abs()
  const offCentre = ({ low, high }: Range): Exact => low.plus(high).div(2).minus(price).abs()
  return away(a).comparedTo(away(b)) || offCentre(a).comparedTo(offCentre(b))
}
