import { Decimal as Big } from "decimal.js"
import { numeral } from "./numeral.ts"
import type { Decimal } from "./observation.ts"

/**
 * How far `value` lies from `reference`, as a fraction of the reference; from 0 the difference itself.
 *
 * distance("101", "100").toFixed() // => "0.01"
 */
export function distance(value: Decimal | Big, reference: Decimal | Big): Big {
  const from = new Big(reference)
  const apart = new Big(value).minus(from).abs()
  return from.isZero() ? apart : apart.div(from).abs()
}

/**
 * How far apart two values are, as a fraction of the one nearer to 0: the same from either side.
 *
 * gap("99", "100").toFixed(4) // => "0.0101"
 */
export function gap(a: Decimal | Big, b: Decimal | Big): Big {
  const [one, other] = [new Big(a), new Big(b)]
  return one.abs().lt(other.abs()) ? distance(other, one) : distance(one, other)
}

/**
 * A fraction as a figure's spread: six decimals.
 *
 * asSpread(new Big("0.00093346")) // => "0.000933"
 */
export const asSpread = (fraction: Big): Decimal => numeral(fraction.toDecimalPlaces(6))

/**
 * A fraction in words for the editors.
 *
 * inPercent(new Big("0.0312")) // => "3.12 %"
 */
export const inPercent = (fraction: Big | Decimal): string =>
  `${numeral(new Big(fraction).times(100).toDecimalPlaces(2))} %`
