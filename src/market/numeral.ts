import { Decimal as Big } from "decimal.js"
import type { Decimal } from "./observation.ts"

/**
 * A number as a plain decimal numeral with every digit it has: no exponent, no trailing zeros.
 *
 * numeral("84132.40000000") // => "84132.4"
 */
export function numeral(value: number | string | Big): Decimal {
  return new Big(value).toFixed()
}
