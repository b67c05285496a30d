import { Exact } from "../analysis/decimal.ts"

/**
 * A number rounded once, half away from zero, to the nearest multiple of `step`.
 *
 * roundTo(exact("59073"), exact("500")).toFixed() // => "59000"
 */
export const roundTo = (number: Exact, step: Exact): Exact => number.div(step).toDecimalPlaces(0).times(step)

/**
 * A ratio as its percentage is printed: to 0.1 %, from 100 % to 1 %. What is said of a printed ratio must be true of this.
 *
 * roundRatio(exact("0.02951")).toFixed() // => "0.03"
 */
export function roundRatio(ratio: Exact): Exact {
  const percent = ratio.times(100)
  const fine = percent.toDecimalPlaces(1)
  return (fine.abs().gte(100) ? percent.toDecimalPlaces(0) : fine).div(100)
}

/**
 * A model's estimate as it is printed: to the nearest 500 dollars, or to 50, 5 … where 500 would be more than 2 % of it,
 * so that "about" is never more than 1 % off.
 *
 * roundEstimate(exact("66493")).toFixed() // => "66500"
 */
export function roundEstimate(number: Exact): Exact {
  let step = new Exact(500)
  while (!number.isZero() && step.gt(number.abs().times("0.02"))) step = step.div(10)
  return roundTo(number, step)
}

/**
 * A price as prose prints it: to $100 from $10,000, to $1 from $100, to three significant digits below.
 *
 * roundPrice(exact("70330.38")).toFixed() // => "70300"
 */
export function roundPrice(number: Exact): Exact {
  const size = number.abs()
  if (size.gte(10_000)) return roundTo(number, new Exact(100))
  return size.gte(100) ? roundTo(number, new Exact(1)) : number.toSignificantDigits(3)
}
