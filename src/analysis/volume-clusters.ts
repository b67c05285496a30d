import { Exact } from "./decimal.ts"
import type { VolumeProfile } from "./volume-profile.ts"

/** A stretch of prices at which much volume changed hands: its edges, its fullest price, and its share of all volume. */
export type VolumeCluster = { low: number; peak: number; high: number; share: number }

/** A peak stands out by at least so much of the highest. */
const prominence = 0.05
/** A cluster reaches as far as the profile keeps so much of its peak. */
const edge = 0.8
/** Bins of the Gaussian's standard deviation, and how many of these it reaches to either side. */
const sigma = 2
const reach = 3

// From a decimal library: Math.exp differs between engines in its last bit.
const kernel: readonly number[] = Array.from({ length: 2 * sigma * reach + 1 }, (_, i) =>
  new Exact(i - sigma * reach).div(sigma).pow(2).div(-2).exp().toNumber(),
)

/**
 * The clusters of a profile, lowest price first: the peaks of the smoothed profile whose prominence is at least 5 % of
 * the highest, each with the prices around it at which the profile still falls away and keeps 80 % of the peak.
 * Prominence is that of https://docs.scipy.org/doc/scipy/reference/generated/scipy.signal.peak_prominences.html
 *
 * findClusters({ width: 500, first: 0, amounts: [] }) // => []
 */
export function findClusters(profile: VolumeProfile): VolumeCluster[] {
  const { width, first, amounts } = profile
  const smooth = smoothed(amounts)
  const highest = smooth.reduce((best, amount) => Math.max(best, amount), 0)
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  return peaks(smooth)
    .filter((bin) => prominenceOf(smooth, bin) >= prominence * highest)
    .map((bin) => {
      const low = slope(smooth, bin, -1)
      const high = slope(smooth, bin, 1)
      const held = amounts.slice(low, high + 1).reduce((sum, amount) => sum + amount, 0)
      return {
        low: (first + low) * width,
        peak: (first + bin + 0.5) * width,
        high: (first + high + 1) * width,
        share: held / total,
      }
    })
}

/**
 * The emptiest price between two clusters, as the middle of its bin.
 *
 * findGap(profile, 68_250, 88_750) // => 73_750
 */
export function findGap({ width, first, amounts }: VolumeProfile, from: number, to: number): number | null {
  const smooth = smoothed(amounts)
  const start = Math.floor(from / width) - first
  const end = Math.floor(to / width) - first
  let least = -1
  for (let bin = start; bin <= end; bin += 1) {
    const amount = smooth[bin]
    if (amount !== undefined && (least < 0 || amount < (smooth[least] ?? 0))) least = bin
  }
  return least < 0 ? null : (first + least + 0.5) * width
}

/** The Gaussian mean of each bin's neighbourhood; at an edge of what there is. */
function smoothed(amounts: readonly number[]): number[] {
  return amounts.map((_, bin) => {
    let sum = 0
    let weights = 0
    kernel.forEach((weight, i) => {
      const amount = amounts[bin + i - sigma * reach]
      if (amount === undefined) return
      sum += weight * amount
      weights += weight
    })
    return sum / weights
  })
}

const peaks = (values: readonly number[]): number[] =>
  values.flatMap((value, bin) =>
    value > (values[bin - 1] ?? Infinity) && value >= (values[bin + 1] ?? Infinity) ? [bin] : [],
  )

/** How far one must go down from a peak before going up to a higher one. */
function prominenceOf(values: readonly number[], peak: number): number {
  const top = values[peak] ?? 0
  const base = (step: -1 | 1): number => {
    let lowest = top
    for (let bin = peak + step; bin >= 0 && bin < values.length; bin += step) {
      const value = values[bin] ?? 0
      if (value > top) break
      lowest = Math.min(lowest, value)
    }
    return lowest
  }
  return top - Math.max(base(-1), base(1))
}

/** The last bin in a direction up to which the profile falls and keeps enough of the peak. */
function slope(values: readonly number[], peak: number, step: -1 | 1): number {
  const top = values[peak] ?? 0
  let bin = peak
  for (;;) {
    const next = values[bin + step]
    if (next === undefined || next > (values[bin] ?? 0) || next < edge * top) return bin
    bin += step
  }
}
