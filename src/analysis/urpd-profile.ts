import type { VolumeProfile } from "./volume-profile.ts"

/** Coins that last moved at prices from `floor` up to the next floor. */
export type CoinsAtPrice = { floor: number; coins: number }

/** Bands wider than this share of the price are too coarse to find a cluster in. */
const coarsest = 0.025
/** Coins that last moved far from the price, such as those lost in the first years, would dwarf every cluster near it. */
const nearest = { from: 0.5, to: 2 }

/**
 * The coins by the price they last moved at (UTXO realised price distribution), as a profile from half of a price to
 * twice of it; null when the bands are too coarse for that price, or fewer than two.
 * https://insights.glassnode.com/utxo-realized-price-distribution/ (the idea)
 *
 * findUrpdProfile([{ floor: 65000, coins: 2 }, { floor: 65500, coins: 1 }], 65_200)?.amounts // => [2, 1]
 */
export function findUrpdProfile(parts: readonly CoinsAtPrice[], price: number): VolumeProfile | null {
  const floors = parts.map(({ floor }) => floor).toSorted((a, b) => a - b)
  const width = floors.reduce((least, floor, index) => {
    const before = floors[index - 1]
    return before === undefined ? least : Math.min(least, floor - before)
  }, Number.POSITIVE_INFINITY)
  if (!(width > 0) || width > coarsest * price) return null
  const first = Math.floor((nearest.from * price) / width)
  const amounts = new Array<number>(Math.ceil((nearest.to * price) / width) - first).fill(0)
  for (const { floor, coins } of parts) {
    const bin = Math.floor(floor / width) - first
    const held = amounts[bin]
    if (held !== undefined) amounts[bin] = held + coins
  }
  const filled = amounts.findIndex((amount) => amount > 0)
  const last = amounts.findLastIndex((amount) => amount > 0)
  return filled < 0 ? null : { width, first: first + filled, amounts: amounts.slice(filled, last + 1) }
}
