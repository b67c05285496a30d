import { findLastDays, lastStretch } from "../../analysis/consecutive-days.ts"
import { Exact, exact } from "../../analysis/decimal.ts"
import { findVolatility } from "../../analysis/volatility.ts"
import type { Fact } from "../fact.ts"
import { type Candles, provenanceOf } from "./candles.ts"
import type { MakeFacts } from "./day-context.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findSeries, type Usable } from "./usable.ts"

const days = 30
/** Days from which a level is ranked in its own history, and the shares of them that make it low or high. */
const rankedFrom = 30
const shares = { low: "0.1", high: "0.9" } as const
type Rounding = typeof Exact.ROUND_UP | typeof Exact.ROUND_DOWN
/** Points by which two volatilities have to differ to count. */
const flat = "5"

/** How much bitcoin's closes moved from day to day over 30 days and over the 30 before, and how much its options imply. */
export const volatilityFacts: MakeFacts = ({ bitcoin, usable }): Fact[] => [
  ...(bitcoin ? realisedFacts(bitcoin) : []),
  ...impliedFacts(usable),
]

function realisedFacts(bitcoin: Candles): Fact[] {
  const from = provenanceOf("btc", bitcoin, "volatility@1")
  const closesOf = (points: Candles["points"]): number[] => points.map(({ c }) => Number(c))
  const now = findLastDays(bitcoin.points, days + 1)
  const before = findLastDays(bitcoin.points.slice(0, -days), days + 1)
  const realised = now && findVolatility(closesOf(now), days)
  const earlier = before && findVolatility(closesOf(before), days)
  if (realised === null) return []
  const current = new Exact(realised).times(100)
  const change = earlier === null ? null : current.minus(new Exact(earlier).times(100))
  return [
    numberFact("volatility.realised", "percent", current, from),
    ...(earlier === null
      ? []
      : [numberFact("volatility.realised.before", "percent", new Exact(earlier).times(100), from)]),
    ...(change === null
      ? []
      : [
          wordFact(
            "volatility.realised.state",
            "text",
            change.abs().lt(flat) ? "flat" : change.isNegative() ? "lower" : "higher",
            from,
          ),
        ]),
  ]
}

/** The implied volatility, its change on the day, and on what share of its days so far it was lower. */
function impliedFacts(usable: Usable): Fact[] {
  const figure = findSeries(usable, "btc.dvol")
  const last = figure?.series.at(-1)
  if (!figure || !last) return []
  const from: Provenance = {
    asOf: figure.asOf,
    method: "figure@1",
    inputs: ["btc.dvol"],
    quality: "measured",
  }
  const earlier = figure.series.slice(0, -1)
  const [dayBefore] = findLastDays(figure.series, 2) ?? []
  return [
    numberFact("volatility.implied", "percent", exact(last.c), from),
    wordFact("volatility.implied.day", "day", last.day, from),
    wordFact("volatility.implied.origin", "text", figure.origin, from),
    ...(dayBefore
      ? [numberFact("volatility.implied.change", "percent", exact(last.c).minus(dayBefore.c), from)]
      : []),
    ...(earlier.length >= rankedFrom && lastStretch(figure.series).length === figure.series.length
      ? rankFacts(
          exact(last.c),
          earlier.map(({ c }) => exact(c)),
          from,
        )
      : []),
  ]
}

function rankFacts(level: Exact, earlier: readonly Exact[], taken: Provenance): Fact[] {
  const from: Provenance = { ...taken, method: "rank@1" }
  const lower = earlier.filter((each) => each.lt(level)).length
  const share = new Exact(lower).div(earlier.length)
  const state = share.gte(shares.high) ? "high" : share.lte(shares.low) ? "low" : "usual"
  const ordered = earlier.toSorted((a, b) => a.comparedTo(b))
  const { ROUND_UP, ROUND_DOWN } = Exact
  // Rounded to what is printed, away from today's level, so that what is printed is on the bound's other side.
  const bound = (index: number, rounding: Rounding): Exact =>
    (ordered[index] ?? level).toDecimalPlaces(1, rounding)
  const low = Math.floor(earlier.length * Number(shares.low))
  const high = Math.ceil(earlier.length * Number(shares.high)) - 1
  return [
    wordFact("volatility.implied.state", "text", state, from),
    numberFact("volatility.implied.lower", "ratio", share, from),
    numberFact("volatility.implied.days", "days", new Exact(earlier.length), from),
    numberFact(
      "volatility.implied.low",
      "percent",
      bound(low, state === "low" ? ROUND_UP : ROUND_DOWN),
      from,
    ),
    numberFact(
      "volatility.implied.high",
      "percent",
      bound(high, state === "high" ? ROUND_DOWN : ROUND_UP),
      from,
    ),
  ]
}
