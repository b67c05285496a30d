import { Exact, exact } from "./decimal.ts"

/**
 * What the cost model PC-1 reads. Difficulty has no unit; `subsidy` and `fees` are BTC a block; `efficiency` is the
 * fleet's J/TH; `pue` the site's overhead, 1 or more; `power` dollars per kWh; `share` electricity's part of cash cost;
 * `modelError` the factor that spans the range on either side.
 */
export type CostInputs = {
  difficulty: Exact
  subsidy: Exact
  fees: Exact
  efficiency: Exact
  pue: Exact
  power: Exact
  share: Exact
  modelError: Exact
}

/** Dollars per bitcoin: electricity alone, all cash cost, and the range the model's error leaves around the latter. */
export type ProductionCost = { electricity: Exact; cash: Exact; low: Exact; high: Exact }

/** Hashes that one unit of difficulty takes on average: exactly 2^48 / 65535, a difference of 1.5e-5. */
export const hashesPerDifficulty = new Exact(2).pow(32)
const teraPerHash = exact("0.000000000001")
const joulesPerKwh = exact("3600000")

/**
 * The electricity that one bitcoin takes at a difficulty, in kWh: D · 2^32 · η · PUE / (3.6e18 · (S + F)). It depends on
 * difficulty, not on hash rate. After Hayes (2017), https://doi.org/10.1016/j.tele.2016.05.005
 *
 * kwhPerBitcoin({ difficulty: exact("125860000000000"), efficiency: exact("18"), pue: exact("1.1"),
 *   subsidy: exact("3.125"), fees: exact("0.0206") }).toFixed(1) // => "945163.2"
 */
export function kwhPerBitcoin(
  inputs: Pick<CostInputs, "difficulty" | "efficiency" | "pue" | "subsidy" | "fees">,
): Exact {
  const reward = inputs.subsidy.plus(inputs.fees)
  if (reward.lte(0)) throw new RangeError(`a block's reward is above 0, not ${reward.toFixed()}`)
  const joulesPerBlock = inputs.difficulty
    .times(hashesPerDifficulty)
    .times(inputs.efficiency)
    .times(teraPerHash)
    .times(inputs.pue)
  return joulesPerBlock.div(joulesPerKwh).div(reward)
}

/**
 * The average cash cost of mining one bitcoin (model PC-1): electricity at a price, divided by electricity's share of
 * cash cost, with the range C / modelError to C · modelError. An average, not the cost of the last machine running.
 *
 * productionCost({ difficulty: exact("125860000000000"), efficiency: exact("18"), pue: exact("1.1"),
 *   subsidy: exact("3.125"), fees: exact("0.0206"), power: exact("0.05"), share: exact("0.8"),
 *   modelError: exact("1.15") }).cash.toFixed(0) // => "59073"
 */
export function productionCost(inputs: CostInputs): ProductionCost {
  const electricity = kwhPerBitcoin(inputs).times(inputs.power)
  const cash = electricity.div(inputs.share)
  return { electricity, cash, low: cash.div(inputs.modelError), high: cash.times(inputs.modelError) }
}
