import { lastStretch } from "../../analysis/consecutive-days.ts"
import { Exact } from "../../analysis/decimal.ts"
import {
  type BothVolumes,
  findSpotShare,
  findSpotVolume,
  findVolumeMultiple,
  type SpotShare,
  spotVolumeDays,
  spotVolumeRule,
  type TradedDay,
} from "../../analysis/spot-volume.ts"
import type { Day } from "../../market/observation.ts"
import type { Fact } from "../fact.ts"
import { type Candles, type Numbers, provenanceOf } from "./candles.ts"
import type { MakeFacts } from "./day-context.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findSeries, type Usable } from "./usable.ts"

/** Points of a hundred by which spot's share has to differ to count. */
const shareFlat = "0.01"

/**
 * The state of the volume that bitcoin's venue reports, the last day's and the week's busiest day's against the 30 days
 * before each, and how spot's share of all trading has changed. No state without 121 days of volume in a row.
 */
export const volumeFacts: MakeFacts = ({ bitcoin, usable }): Fact[] => {
  if (bitcoin === null) return []
  const share = findShare(bitcoin, usable)
  const days = tradedDays(bitcoin)
  return [...(share?.facts ?? []), ...multipleFacts(bitcoin, days), ...stateFacts(bitcoin, days, share)]
}

/** The last days on each of which the venue reported a volume, none missing. */
function tradedDays({ numbers }: Candles): (TradedDay & { day: Day })[] {
  const recent = lastStretch(numbers.slice(-spotVolumeDays))
  const start = recent.findLastIndex(({ volume }) => volume === undefined) + 1
  return recent
    .slice(start)
    .flatMap(({ day, close, volume }) => (volume === undefined ? [] : { day, close, volume }))
}

function multipleFacts(bitcoin: Candles, days: readonly (TradedDay & { day: Day })[]): Fact[] {
  const from = provenanceOf("btc", bitcoin, "volume-multiple@1")
  const volumes = days.map(({ volume }) => volume)
  const week = days.slice(-7).flatMap(({ day, volume }, index) => {
    const multiple = findVolumeMultiple(volumes, Math.max(0, days.length - 7) + index)
    return multiple === null ? [] : [{ day, volume, multiple }]
  })
  const last = week.at(-1)
  const [busiest] = week.toSorted((a, b) => b.volume - a.volume)
  if (!last || !busiest || week.length < 7) return []
  return [
    numberFact("volume.day", "BTC", new Exact(last.volume), { ...from, method: "figure@1" }),
    numberFact("volume.day.multiple", "multiple", new Exact(last.multiple), from),
    numberFact("volume.busiest", "BTC", new Exact(busiest.volume), { ...from, method: "figure@1" }),
    numberFact("volume.busiest.multiple", "multiple", new Exact(busiest.multiple), from),
    wordFact("volume.busiest.day", "day", busiest.day, from),
  ]
}

function stateFacts(bitcoin: Candles, days: readonly TradedDay[], share: Share | null): Fact[] {
  const { numbers } = bitcoin
  const [last, weekAgo] = [numbers.at(-1), numbers.at(-8)]
  if (!last || !weekAgo) return []
  const weekReturn = last.close / weekAgo.close - 1
  const found = findSpotVolume(days, weekReturn, share?.found.change ?? null)
  if (!found) return []
  const from = provenanceOf("btc", bitcoin, "spot-volume@1")
  const rule: Provenance = { ...from, method: "rule@1", inputs: [] }
  const bound = spotVolumeRule
  const { trend, risingShare, state } = found
  const inputs = share ? [...from.inputs, "btc.derivatives_volume"] : from.inputs
  return [
    wordFact("volume.state", "text", state, { ...from, inputs }),
    numberFact("volume.trend", "multiple", new Exact(trend), from),
    numberFact("volume.trend.change", "ratio", new Exact(trend).minus(1), from),
    numberFact("volume.rising_share", "ratio", new Exact(risingShare), from),
    numberFact("volume.short.days", "days", new Exact(bound.short), rule),
    numberFact("volume.long.days", "days", new Exact(bound.long), rule),
    numberFact("volume.fortnight.days", "days", new Exact(bound.fortnight), rule),
    numberFact("volume.weak_below", "ratio", new Exact(bound.weakBelow), rule),
    numberFact("volume.falls_below", "ratio", new Exact(bound.fallsBelow), rule),
    numberFact("volume.rises_from", "ratio", new Exact(bound.risesFrom), rule),
  ]
}

type Share = { found: SpotShare; facts: Fact[] }

/**
 * Spot's share: what the venue of bitcoin's candles reports, each day's coins at its close, in the sum of that and the
 * dollars that another venue reports for its futures and swaps.
 */
function findShare(bitcoin: Candles, usable: Usable): Share | null {
  const figure = findSeries(usable, "btc.derivatives_volume")
  const recent = figure ? lastStretch(figure.series.slice(-spotVolumeRule.short)) : []
  if (!figure || recent.at(-1)?.day !== bitcoin.last.day) return null
  const spot = new Map(
    bitcoin.numbers.slice(-spotVolumeRule.short).map((each) => [each.day, dollarsOf(each)]),
  )
  const both = recent.flatMap(({ day, c }): BothVolumes[] => {
    const dollars = spot.get(day)
    return dollars === undefined ? [] : [{ spot: dollars, derivatives: Number(c) }]
  })
  const found = both.length === recent.length ? findSpotShare(both) : null
  if (!found) return null
  const from: Provenance = {
    asOf: figure.asOf,
    method: "spot-share@1",
    inputs: ["btc.daily", "btc.derivatives_volume"],
    quality: "measured",
  }
  const change = new Exact(found.change)
  const state = change.abs().lt(shareFlat) ? "flat" : change.isNegative() ? "lower" : "higher"
  const facts = [
    wordFact("derivatives.share.state", "text", state, from),
    numberFact("derivatives.share.change", "ratio", change, from),
    numberFact("derivatives.share.days", "days", new Exact(found.days), from),
    numberFact("derivatives.share.flat", "ratio", new Exact(shareFlat), {
      ...from,
      method: "rule@1",
      inputs: [],
    }),
    wordFact("derivatives.volume.origin", "text", figure.origin, {
      ...from,
      inputs: ["btc.derivatives_volume"],
    }),
  ]
  return { found, facts }
}

const dollarsOf = ({ close, volume }: Numbers): number | undefined =>
  volume === undefined ? undefined : volume * close
