import { Decimal as Big } from "decimal.js"
import { numeral } from "./numeral.ts"
import type { Decimal } from "./observation.ts"

/**
 * How far `value` lies from `reference`, as a fraction of the reference, which must not be 0.
 *
 * distance("101", "100").toFixed() // => "0.01"
 */
export const distance = (value: Decimal | Big, reference: Decimal | Big): Big =>
  new Big(value).minus(reference).div(reference).abs()

/**
 * How far apart two positive values are, as a fraction of the smaller: the same from either side.
 *
 * gap("99", "100").toFixed(4) // => "0.0101"
 */
export const gap = (a: Decimal | Big, b: Decimal | Big): Big => distance(Big.max(a, b), Big.min(a, b))

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
