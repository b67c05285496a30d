import { Exact } from "./decimal.ts"

/** A day's range and the volume that changed hands in it. */
export type RangedVolume = { low: number; high: number; volume: number }

/**
 * How much volume changed hands at each price. Bin `i` covers prices from (first + i) x width up to the next bin; the
 * amounts are in the volume's unit, weighted by age.
 */
export type VolumeProfile = { width: number; first: number; amounts: number[] }

/** Half of a day's weight is gone after so many days. */
export const halfLifeDays = 180

/**
 * The width of a bin for a price: 1, 2.5 or 5 times a power of ten, the smallest that is at least 0.5 % of it.
 *
 * binWidth(70_330) // => 500
 */
export function binWidth(price: number): number {
  if (!(price > 0)) throw new RangeError(`a bin needs a price above 0, not ${price}`)
  const least = price * 0.005
  const power = 10 ** Math.floor(Math.log10(least))
  // log10 of a power of ten may come out just below its whole number: the first step that is enough is taken.
  return [1, 2.5, 5, 10, 25].map((step) => step * power).find((width) => width >= least) ?? 50 * power
}

/**
 * The volume profile of a run of days, the newest last: each day's volume, halved for every `halfLife` days of age, is
 * spread evenly over its range. A day without a range falls into one bin.
 * https://www.cmegroup.com/education/courses/market-profile.html (the idea; ours takes volume for time)
 *
 * volumeProfile([{ low: 105, high: 105, volume: 5 }], 5).amounts // => [5]
 */
export function volumeProfile(
  days: readonly RangedVolume[],
  width: number,
  halfLife: number = halfLifeDays,
): VolumeProfile {
  if (days.length === 0) return { width, first: 0, amounts: [] }
  const binOf = (price: number): number => Math.floor(price / width)
  const first = Math.min(...days.map(({ low }) => binOf(low)))
  const last = Math.max(...days.map(({ low, high }) => lastBin(low, high, width)))
  const amounts = new Array<number>(last - first + 1).fill(0)
  // Multiplied up day by day: the same bytes in every engine, which Math.pow of a fraction is not.
  const decay = new Exact(2).pow(new Exact(-1).div(halfLife)).toNumber()
  let weight = 1
  for (let index = days.length - 1; index >= 0; index -= 1) {
    const day = days[index]
    if (day) spread(day, day.volume * weight, { width, first, amounts })
    weight *= decay
  }
  return { width, first, amounts }
}

/** The last bin a range reaches into; a range that ends on an edge does not reach into the bin above it. */
function lastBin(low: number, high: number, width: number): number {
  const bin = Math.floor(high / width)
  return high > low && bin * width === high ? bin - 1 : bin
}

function spread({ low, high }: RangedVolume, volume: number, { width, first, amounts }: VolumeProfile): void {
  const from = Math.floor(low / width)
  const to = lastBin(low, high, width)
  for (let bin = from; bin <= to; bin += 1) {
    const overlap = Math.min(high, (bin + 1) * width) - Math.max(low, bin * width)
    const share = high > low ? overlap / (high - low) : 1
    amounts[bin - first] = (amounts[bin - first] ?? 0) + volume * share
  }
}

/**
 * The share of a profile's volume between two prices; of a bin that is cut, as much as lies between them.
 *
 * shareBetween({ width: 5, first: 20, amounts: [10, 15, 5, 5] }, 100, 110) // => 0.7142857142857143
 */
export function shareBetween({ width, first, amounts }: VolumeProfile, low: number, high: number): number {
  let total = 0
  let held = 0
  amounts.forEach((amount, index) => {
    const start = (first + index) * width
    const inside = Math.min(high, start + width) - Math.max(low, start)
    total += amount
    held += inside > 0 ? (amount * inside) / width : 0
  })
  return held / total
}
