import type { VolumeProfile } from "./volume-profile.ts"

/** Prices between which most volume changed hands, and the bin with the most: its lower and upper edge. */
export type ValueArea = { low: number; high: number; peakLow: number; peakHigh: number; share: number }

/** How much of the volume a value area holds at least. */
const wanted = 0.7

/**
 * The value area of a profile: from its fullest bin outwards, always the fuller of the two neighbours (the upper one of
 * two alike), until it holds 70 % of the volume. Of several fullest bins the one nearest the profile's middle counts,
 * then the lower one. Null when there is no volume.
 *
 * findValueArea({ width: 5, first: 20, amounts: [10, 15, 5, 5] }) // => { low: 100, high: 110, peakLow: 105, ... }
 */
export function findValueArea({ width, first, amounts }: VolumeProfile): ValueArea | null {
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  if (!(total > 0)) return null
  const peak = fullest(amounts)
  let low = peak
  let high = peak
  let held = amounts[peak] ?? 0
  while (held < wanted * total) {
    const below = amounts[low - 1]
    const above = amounts[high + 1]
    if (above !== undefined && (below === undefined || above >= below)) held += amounts[++high] ?? 0
    else held += amounts[--low] ?? 0
  }
  const edge = (bin: number): number => (first + bin) * width
  return {
    low: edge(low),
    high: edge(high + 1),
    peakLow: edge(peak),
    peakHigh: edge(peak + 1),
    share: held / total,
  }
}

function fullest(amounts: readonly number[]): number {
  const most = amounts.reduce((best, amount) => Math.max(best, amount), 0)
  const middle = (amounts.length - 1) / 2
  return amounts.reduce(
    (best, amount, bin) =>
      amount === most && (best < 0 || Math.abs(bin - middle) < Math.abs(best - middle)) ? bin : best,
    -1,
  )
}
