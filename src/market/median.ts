import { Decimal as Big } from "decimal.js"
import { numeral } from "./numeral.ts"
import type { Decimal } from "./observation.ts"

/**
 * The middle of the values, digit for digit; of two different values in the middle their mean, to 20 significant digits.
 * Throws when there are none.
 *
 * median(["3", "1", "2"]) // => "2"
 */
export function median(values: readonly Decimal[]): Decimal {
  const sorted = values.map((value) => new Big(value)).sort((a, b) => a.cmp(b))
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  if (!upper || !lower) throw new RangeError("no values to take the median of")
  return numeral(lower.eq(upper) ? lower : lower.plus(upper).div(2))
}
