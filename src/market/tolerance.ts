import { Decimal as Big } from "decimal.js"
import { gap, inPercent } from "./distance.ts"
import { numeral } from "./numeral.ts"
import type { Decimal } from "./observation.ts"
import type { Requirement } from "./requirement.ts"

type Tolerance = Pick<Requirement, "tolerance" | "absolute" | "unit">

/**
 * Whether two values of a figure are as near as its requirement asks.
 *
 * isNear("70000", "70700", requirements["btc.spot"]) // => true
 */
export function isNear(a: Decimal | Big, b: Decimal | Big, { tolerance, absolute }: Tolerance): boolean {
  const [one, other] = [new Big(a), new Big(b)]
  if (one.eq(other)) return true
  if (absolute !== undefined && one.minus(other).abs().lte(absolute)) return true
  return !one.isZero() && !other.isZero() && gap(one, other).lte(tolerance)
}

/**
 * How far apart two values are, and how far they may be, in words for the editors.
 *
 * howFar("70000", "75000", requirements["btc.spot"], " in btc.spot") // => "7.14 % apart in btc.spot, 1 % is accepted"
 */
export function howFar(
  a: Decimal | Big,
  b: Decimal | Big,
  { tolerance, absolute, unit }: Tolerance,
  where = "",
): string {
  if (absolute === undefined)
    return `${inPercent(gap(a, b))} apart${where}, ${inPercent(tolerance)} is accepted`
  const apart = numeral(new Big(a).minus(b).abs().toSignificantDigits(6))
  return `${apart} ${unit} apart${where}, ${absolute} is accepted`
}
