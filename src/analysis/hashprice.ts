import { Exact, exact } from "./decimal.ts"
import { hashesPerDifficulty, kwhPerBitcoin } from "./production-cost.ts"

const daySeconds = 86_400

/** What the network pays for work: difficulty, coins of a block (subsidy and fees, BTC), and the price in dollars. */
export type Pay = { difficulty: Exact; coinsPerBlock: Exact; price: Exact }

/**
 * What a petahash a second earns in a day, in US dollars. https://docs.luxor.tech/hashrateindex/hashprice
 *
 * hashprice({ difficulty: exact("141670000000000"), coinsPerBlock: exact("3.1456"), price: exact("74604") }).toFixed(2)
 *   // => "33.32"
 */
export const hashprice = ({ difficulty, coinsPerBlock, price }: Pay): Exact =>
  new Exact("1e15")
    .times(daySeconds)
    .times(coinsPerBlock)
    .div(difficulty.times(hashesPerDifficulty))
    .times(price)

/**
 * The electricity in kWh that one bitcoin takes on a machine of so many joules a terahash, without overhead.
 *
 * energyPerCoin(exact("141670000000000"), exact("3.1456"), exact("17.5")).toFixed(0) // => "940315"
 */
export const energyPerCoin = (difficulty: Exact, coinsPerBlock: Exact, joulesPerTerahash: Exact): Exact =>
  kwhPerBitcoin({
    difficulty,
    efficiency: joulesPerTerahash,
    pue: exact("1"),
    subsidy: coinsPerBlock,
    fees: exact("0"),
  })

/**
 * The power price in US dollars a kWh at which a machine earns just its electricity.
 *
 * breakEvenPower({ difficulty: exact("125860000000000"), coinsPerBlock: exact("3.1456"), price: exact("70330") }, exact("17.5"))
 *   .toFixed(4) // => "0.0842"
 */
export const breakEvenPower = ({ difficulty, coinsPerBlock, price }: Pay, joulesPerTerahash: Exact): Exact =>
  price.div(energyPerCoin(difficulty, coinsPerBlock, joulesPerTerahash))

/**
 * The share of earlier values that lie below the last one: 0 where none does. Null for fewer than two values.
 *
 * placeOfLast([1, 4, 2, 3]) // => 0.6666666666666666
 */
export function placeOfLast(values: readonly number[]): number | null {
  const last = values.at(-1)
  if (last === undefined || values.length < 2) return null
  return values.filter((value) => value < last).length / (values.length - 1)
}
