import { sampleStandardDeviation } from "simple-statistics"

/**
 * Realised volatility a year: the standard deviation of the last `days` daily log returns, times the root of 365. Null
 * with too few closes, or where one is not above nothing. https://en.wikipedia.org/wiki/Volatility_(finance)
 *
 * findVolatility([], 30) // => null
 */
export function findVolatility(closes: readonly number[], days: number): number | null {
  const window = closes.slice(-days - 1)
  if (days < 2 || window.length <= days || !window.every((close) => close > 0)) return null
  const logs = window.slice(1).map((close, index) => logarithm(close / (window[index] ?? close)))
  return sampleStandardDeviation(logs) * Math.sqrt(365)
}

/**
 * The natural logarithm of a number above nothing, by ln x = 2 artanh((x − 1) / (x + 1)): a few terms for the ratio of two
 * closes. It uses no more than + − × ÷, whose results are the same bits everywhere; those of Math.log are not, and a
 * decimal library takes some hundred times as long.
 * https://en.wikipedia.org/wiki/Natural_logarithm#Series
 *
 * logarithm(1) // => 0
 */
export function logarithm(x: number): number {
  const z = (x - 1) / (x + 1)
  let [power, sum] = [z, z]
  for (let term = 3; ; term += 2) {
    power *= z * z
    const next = sum + power / term
    if (next === sum) return 2 * sum
    sum = next
  }
}
