/** How far from a power of ten a ratio may lie: two values of one thing are seldom alike to the digit. */
const leeway = 1.2

/** From tenths to the 10¹⁸ hashes in an exahash. */
const largest = 18

/**
 * The power of ten that `value` is too large by (negative: too small) beside `reference`, both positive; null when they
 * are of one size, or apart by something else. A figure in thousands, in cents or in hashes for exahashes is such a one.
 *
 * powerOfTen(70_330_000, 70_264) // => 3
 */
export function powerOfTen(value: number, reference: number): number | null {
  if (!(value > 0) || !(reference > 0)) return null
  const ratio = value / reference
  const power = Math.round(Math.log10(ratio))
  const rest = ratio / 10 ** power
  return power !== 0 && Math.abs(power) <= largest && rest <= leeway && rest >= 1 / leeway ? power : null
}

/**
 * What a power of ten looks like, in words for the editors.
 *
 * looksOff(3) // => "looks 1,000 times too large"
 */
export function looksOff(power: number): string {
  const times = `1${"0".repeat(Math.abs(power))}`.replace(/\B(?=(\d{3})+$)/g, ",")
  return `looks ${times} times too ${power > 0 ? "large" : "small"}`
}
