import { distance, inPercent } from "./distance.ts"
import type { Figure } from "./figure.ts"
import { held } from "./held.ts"

/** The farthest that a price may lie from the day's close. It catches what is no price of the coin, not a wild night. */
const farthest = "0.15"

/**
 * A price of the moment, when it lies within 15 % of the coin's agreed close: one service alone gives it, and nothing else
 * vouches for it. Held otherwise, and when there is no close to check it with.
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
  const detail = `${spot.id} is ${spot.value}, ${inPercent(apart)} from the close of ${close.c} on ${close.day}; ${inPercent(farthest)} is accepted`
  return held(spot.id, "out_of_range", detail, spot.observations)
}
