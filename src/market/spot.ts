import { distance, inPercent } from "./distance.ts"
import type { Figure } from "./figure.ts"
import { held } from "./held.ts"
import { looksOff, powerOfTen } from "./power-of-ten.ts"

/** The farthest that a price may lie from the day's close. It catches what is no price of the coin, not a wild night. */
const farthest = "0.15"

/**
 * A price of the moment, when it lies within 15 % of the coin's agreed close: services draw on the same venues, and could
 * agree on the price of another coin. Held otherwise, and when there is no close to check it with.
 *
 * checkedSpot(spot, daily).outcome // => "agreed"
 */
export function checkedSpot(spot: Figure, daily: Figure): Figure {
  if (spot.kind !== "value") return spot
  const close = daily.kind === "series" ? daily.series.at(-1) : undefined
  if (!close) {
    return held(
      spot.id,
      "missing",
      `${spot.id} is checked with ${daily.id}, which is held`,
      spot.observations,
    )
  }
  const apart = distance(spot.value, close.c)
  if (apart.lte(farthest)) return spot
  const beside = `the close of ${close.c} on ${close.day}`
  const power = powerOfTen(Number(spot.value), Number(close.c))
  if (power !== null) {
    return held(
      spot.id,
      "unit",
      `${spot.id} of ${spot.value} ${looksOff(power)} beside ${beside}`,
      spot.observations,
    )
  }
  const detail = `${spot.id} is ${spot.value}, ${inPercent(apart)} from ${beside}; ${inPercent(farthest)} is accepted`
  return held(spot.id, "out_of_range", detail, spot.observations)
}
