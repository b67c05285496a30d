import type { Exact } from "./decimal.ts"

/** Where a price lies against the range of an estimate. */
export type CostState = "above" | "within" | "below"

/**
 * Where a price lies against a range: the estimate's error is respected, so inside the range nothing more is said.
 *
 * costState(exact("70330.38"), exact("51367"), exact("67934")) // => "above"
 */
export function costState(price: Exact, low: Exact, high: Exact): CostState {
  if (low.gt(high))
    throw new RangeError(`a range runs from low to high, not ${low.toFixed()} to ${high.toFixed()}`)
  if (price.gt(high)) return "above"
  return price.lt(low) ? "below" : "within"
}
