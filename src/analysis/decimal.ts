import { Decimal as DecimalJs } from "decimal.js"

/** Decimal arithmetic with 40 significant digits, rounding half away from zero: the same bytes in Node and in workerd. */
export const Exact = DecimalJs.clone({
  precision: 40,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -9e15,
  toExpPos: 9e15,
})
export type Exact = DecimalJs

/**
 * A decimal numeral as an exact number. Throws on anything that is not a finite plain decimal.
 *
 * exact("70330.38").times(2).toFixed() // => "140660.76"
 */
export function exact(numeral: string): Exact {
  if (!/^-?\d+(\.\d+)?$/.test(numeral)) throw new RangeError(`"${numeral}" is not a plain decimal numeral`)
  return new Exact(numeral)
}

/**
 * A number as the text a fact keeps: at most 12 significant digits, no exponent, no negative zero.
 *
 * quantise(exact("1").div(3)) // => "0.333333333333"
 */
export function quantise(number: Exact): string {
  if (!number.isFinite()) throw new RangeError(`a fact cannot hold ${number.toString()}`)
  const kept = number.toSignificantDigits(12)
  return kept.isZero() ? "0" : kept.toFixed()
}
