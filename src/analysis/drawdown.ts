import type { Exact } from "./decimal.ts"

/**
 * How far a price lies from the record high of the same venue, as a fraction: 0 at the record, negative below it.
 * https://en.wikipedia.org/wiki/Drawdown_(economics)
 *
 * drawdown(exact("75"), exact("100")).toFixed() // => "-0.25"
 */
export function drawdown(price: Exact, recordHigh: Exact): Exact {
  if (recordHigh.lte(0)) throw new RangeError(`a record high is above 0, not ${recordHigh.toFixed()}`)
  return price.div(recordHigh).minus(1)
}

/**
 * The price at which half of the record high is given back.
 *
 * halfOf(exact("126199.63")).toFixed() // => "63099.815"
 */
export const halfOf = (recordHigh: Exact): Exact => recordHigh.div(2)
