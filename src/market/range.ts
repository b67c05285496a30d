import type { Reason } from "./figure.ts"
import type { Decimal, Unit } from "./observation.ts"
import type { Requirement } from "./requirement.ts"

/** What is wrong with an observation, to be read after the source's name and the figure's. */
export type Unfit = { code: Reason["code"]; problem: string }

/**
 * Whether a number lies in the figure's range, and is whole where the unit is a count. By doubles: exact decimals of a few
 * thousand candles would take 100 ms of CPU, and no bound is near enough to need them.
 *
 * isInRange(208974, requirements["eth.spot"]) // => false
 */
export const isInRange = (value: number, { unit, range: [low, high] }: Requirement): boolean =>
  value >= +low && value <= +high && (!isCounted(unit) || Number.isInteger(value))

const isCounted = (unit: Unit): boolean => unit === "index" || unit === "blocks"

/**
 * What is wrong with a number's size, or null.
 *
 * outOfRange("208974", requirements["eth.spot"])?.problem // => "is 208974 USD, and 50 to 100000 is accepted"
 */
export function outOfRange(value: Decimal, requirement: Requirement): Unfit | null {
  if (isInRange(Number(value), requirement)) return null
  const { unit, range } = requirement
  const accepted = `${isCounted(unit) ? "a whole number from " : ""}${range[0]} to ${range[1]} is accepted`
  return { code: "out_of_range", problem: `is ${value} ${unit}, and ${accepted}` }
}
