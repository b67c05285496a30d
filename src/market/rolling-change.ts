import { Decimal as Big } from "decimal.js"
import { dayOf, msOf } from "./day.ts"
import type { Figure } from "./figure.ts"
import { held } from "./held.ts"
import { numeral } from "./numeral.ts"
import { requirements } from "./requirements.ts"

/**
 * A price service's rolling change, when the price that it implies at its beginning was one of that day: the price of
 * the moment divided by 1 + the change lies between the low and the high of the venue's candle of the day that the
 * beginning falls in, give or take the coin's tolerance. Held otherwise, and where price or candle is missing. It says
 * nothing of the closes.
 *
 * checkedChange(change, spot, daily, 24).outcome // => "agreed"
 */
export function checkedChange(change: Figure, spot: Figure, daily: Figure, hours: number): Figure {
  if (change.kind !== "value") return change
  const refuse = (code: "missing" | "apart", detail: string) =>
    held(change.id, code, detail, change.observations)
  if (spot.kind !== "value")
    return refuse("missing", `${change.id} is checked with ${spot.id}, which is held`)
  if (daily.kind !== "series")
    return refuse("missing", `${change.id} is checked with ${daily.id}, which is held`)
  const day = dayOf(msOf(change.asOf) - hours * 3_600_000)
  const candle = daily.series.findLast((point) => point.day === day)
  if (candle?.h === undefined || candle.l === undefined) {
    return refuse("missing", `${change.id} is checked with ${daily.id} of ${day}, which has no low and high`)
  }
  const implied = new Big(spot.value).div(new Big(change.value).plus(1))
  const { tolerance } = requirements[daily.id]
  const low = new Big(candle.l).times(new Big(1).minus(tolerance))
  const high = new Big(candle.h).times(new Big(1).plus(tolerance))
  if (implied.gte(low) && implied.lte(high)) return change
  const was = numeral(implied.toSignificantDigits(7))
  return refuse(
    "apart",
    `${change.id} of ${change.value} makes the price ${hours} hours before ${change.asOf} ${was}; ` +
      `${daily.id} of ${day} went from ${candle.l} to ${candle.h}`,
  )
}
