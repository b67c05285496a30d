import { findValueArea, type ValueArea } from "../../analysis/value-area.ts"
import { findClusters, type VolumeCluster } from "../../analysis/volume-clusters.ts"
import { binWidth, type VolumeProfile, volumeProfile } from "../../analysis/volume-profile.ts"
import type { Candles } from "./candles.ts"

/** Days that the profile looks back, and how many of them must have a volume. */
const windowDays = 730
const enoughDays = 540

/** Where the volume of the last two years changed hands on the venue of the closes. */
export type Traded = {
  profile: VolumeProfile
  clusters: readonly VolumeCluster[]
  area: ValueArea
  /** Days with a volume. */
  days: number
}

/**
 * The volume profile of the last 730 days and what is found in it; null with fewer than 540 days that have a volume.
 *
 * findTraded(candles)?.clusters[0] // => { low: 65000, peak: 67750, high: 70500, share: 0.076 }
 */
export function findTraded({ numbers, last }: Candles): Traded | null {
  let days = 0
  // A day without a volume keeps its place, so that the days before it keep their age.
  const window = numbers.slice(-windowDays).map(({ close, low, high, volume }) => {
    if (volume === undefined || low === undefined || high === undefined)
      return { low: close, high: close, volume: 0 }
    days += 1
    return { low, high, volume }
  })
  if (days < enoughDays) return null
  const profile = volumeProfile(window, binWidth(Number(last.c)))
  const area = findValueArea(profile)
  return area && { profile, clusters: findClusters(profile), area, days }
}
