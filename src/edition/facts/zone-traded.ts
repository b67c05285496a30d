import { Exact, exact, quantise } from "../../analysis/decimal.ts"
import { findGap } from "../../analysis/volume-clusters.ts"
import { placeOf, reach } from "../../analysis/zone.ts"
import type { Fact } from "../fact.ts"
import { type Candles, provenanceOf } from "./candles.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import type { Traded } from "./zone-volume.ts"

// Clusters that are closer to one another have no gap between them worth a word.
const narrowest = 1.015

/**
 * Between which prices most of the volume of two years changed hands, where the close lies to that, and the emptiest
 * price between the two clusters nearest to the close.
 *
 * tradedFacts(traded, candles).find(({ id }) => id === "zones.gap")?.value // => "73750"
 */
export function tradedFacts({ profile, clusters, area, days }: Traded, candles: Candles): Fact[] {
  const close = exact(candles.last.c)
  const from = provenanceOf("btc", candles, "volume-profile@1")
  const price = (id: string, value: number): Fact => numberFact(id, "USD", new Exact(value), from)
  const [low, high] = [new Exact(area.low), new Exact(area.high)]
  const { distance } = placeOf(low, high, close)
  const end = close.lt(low) ? low : high
  const gap = gapBetween(nearestTwo(clusters, close), profile)
  return [
    numberFact("zones.volume.days", "days", new Exact(days), from),
    wordFact("zones.volume.source", "text", candles.figure.origin, from),
    price("zones.area.low", area.low),
    price("zones.area.high", area.high),
    numberFact("zones.area.share", "ratio", new Exact(area.share), from),
    ...(distance.isZero() ? [] : [offset(close.div(end).minus(1), from)]),
    ...(gap
      ? [price("zones.gap", gap.at), price("zones.gap.low", gap.low), price("zones.gap.high", gap.high)]
      : []),
  ]
}

const offset = (ratio: Exact, from: Provenance): Fact =>
  numberFact("zones.area.offset", "ratio", exact(quantise(ratio)), from)

type Cluster = Traded["clusters"][number]

/** The two clusters near a price that are the nearest to it, the lower first. */
function nearestTwo(clusters: readonly Cluster[], close: Exact): Cluster[] {
  const away = ({ low, high }: Cluster): Exact =>
    placeOf(new Exact(low), new Exact(high), close).distance.abs()
  return clusters
    .filter((each) => away(each).lte(reach))
    .toSorted((a, b) => away(a).comparedTo(away(b)) || a.low - b.low)
    .slice(0, 2)
    .toSorted((a, b) => a.low - b.low)
}

function gapBetween(
  [lower, upper]: readonly Cluster[],
  profile: Traded["profile"],
): { at: number; low: number; high: number } | null {
  if (!lower || !upper || upper.low < lower.high * narrowest) return null
  const at = findGap(profile, lower.peak, upper.peak)
  return at === null ? null : { at, low: lower.high, high: upper.low }
}
