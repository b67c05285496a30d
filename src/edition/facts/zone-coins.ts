import { findUrpdProfile } from "../../analysis/urpd-profile.ts"
import { findClusters, type VolumeCluster } from "../../analysis/volume-clusters.ts"
import { shareBetween } from "../../analysis/volume-profile.ts"
import type { Instant } from "../../market/observation.ts"
import type { Usable } from "./usable.ts"

/** Where coins last moved. */
export type Coins = {
  clusters: readonly VolumeCluster[]
  /** The share of all coins that last moved between two prices. */
  shareOf: (low: number, high: number) => number
  origin: string
  asOf: Instant
}

/**
 * The clusters of coins by the price they last moved at; null without the figure `btc.urpd`, or where its bands are too
 * coarse for the price.
 *
 * findCoins(new Map(), 70330.38) // => null
 */
export function findCoins(usable: Usable, close: number): Coins | null {
  const figure = usable.get("btc.urpd")
  if (figure?.kind !== "distribution") return null
  const parts = figure.parts.map(({ part, amount }) => ({ floor: Number(part), coins: Number(amount) }))
  const profile = findUrpdProfile(parts, close)
  if (!profile) return null
  const near = profile.amounts.reduce((sum, coins) => sum + coins, 0)
  const all = parts.reduce((sum, { coins }) => sum + coins, 0)
  return {
    clusters: findClusters(profile),
    shareOf: (low, high) => (shareBetween(profile, low, high) * near) / all,
    origin: figure.origin,
    asOf: figure.asOf,
  }
}
