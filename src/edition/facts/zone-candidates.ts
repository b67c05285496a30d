import { Exact, exact, quantise } from "../../analysis/decimal.ts"
import { halfOf } from "../../analysis/drawdown.ts"
import { findWeeklyAverage } from "../../analysis/weekly-average.ts"
import type { Candidate, ZoneLevel } from "../../analysis/zone.ts"
import { dayOf, endOf, msOf } from "../../market/day.ts"
import type { Day, FigureId } from "../../market/observation.ts"
import type { Candles } from "./candles.ts"
import type { Provenance } from "./record.ts"
import { findSeries, findValue, type Usable } from "./usable.ts"
import type { Coins } from "./zone-coins.ts"
import type { Traded } from "./zone-volume.ts"

/** A candidate with whose measurement it is and of which day. */
export type KnownCandidate = Candidate & { origin: string; day: Day; from: Provenance }

/** Weeks of the moving average. */
export const averageWeeks = 200

/**
 * Everything that may be a zone, in no order of closeness.
 *
 * zoneCandidates(usable, candles, { traded: null, coins: null }).map(({ level }) => level) // => ["half_record"]
 */
export const zoneCandidates = (
  usable: Usable,
  candles: Candles,
  { traded, coins }: { traded: Traded | null; coins: Coins | null },
): KnownCandidate[] => [
  ...coinClusters(coins),
  ...tradedClusters(traded, candles),
  ...costBasis(usable, candles.last.day, "btc.realised_price", "realised_price"),
  ...costBasis(usable, candles.last.day, "btc.true_market_mean", "true_market_mean"),
  ...weeklyAverage(candles),
  ...halfRecord(usable),
]

// Facts keep 12 digits: what is computed from these prices is computed from what the facts hold.
const kept = (price: Exact | number): Exact => exact(quantise(new Exact(price)))
const single = (price: Exact | number): Pick<Candidate, "low" | "high"> => ({
  low: kept(price),
  high: kept(price),
})

const coinClusters = (coins: Coins | null): KnownCandidate[] =>
  coins?.clusters.map(({ low, high }) => ({
    level: "onchain",
    low: kept(low),
    high: kept(high),
    origin: coins.origin,
    day: dayOf(msOf(coins.asOf) - 1),
    from: { asOf: coins.asOf, method: "urpd@1", inputs: ["btc.urpd"], quality: "measured" },
  })) ?? []

const tradedClusters = (traded: Traded | null, { figure, last }: Candles): KnownCandidate[] =>
  traded?.clusters.map(({ low, high }) => ({
    level: "volume",
    low: kept(low),
    high: kept(high),
    origin: figure.origin,
    day: last.day,
    from: { asOf: figure.asOf, method: "volume-profile@1", inputs: ["btc.daily"], quality: "measured" },
  })) ?? []

function costBasis(usable: Usable, day: Day, id: FigureId, level: ZoneLevel): KnownCandidate[] {
  const figure = findSeries(usable, id)
  const last = figure?.series.findLast((point) => point.day <= day)
  if (!figure || !last || exact(last.c).lte(0)) return []
  const from: Provenance = { asOf: figure.asOf, method: "figure@1", inputs: [id], quality: "measured" }
  return [{ level, ...single(exact(last.c)), origin: figure.origin, day: last.day, from }]
}

function weeklyAverage({ numbers, figure }: Candles): KnownCandidate[] {
  const average = findWeeklyAverage(numbers, averageWeeks)
  if (!average) return []
  const from: Provenance = {
    asOf: endOf(average.day),
    method: "weekly-average@1",
    inputs: ["btc.daily"],
    quality: "measured",
  }
  return [
    { level: "weekly_average", ...single(average.value), origin: figure.origin, day: average.day, from },
  ]
}

function halfRecord(usable: Usable): KnownCandidate[] {
  const record = findValue(usable, "btc.ath")
  if (!record) return []
  const from: Provenance = {
    asOf: record.asOf,
    method: "drawdown@1",
    inputs: ["btc.ath"],
    quality: "measured",
  }
  const day = record.asOf.slice(0, 10)
  return [{ level: "half_record", ...single(halfOf(exact(record.value))), origin: record.origin, day, from }]
}
