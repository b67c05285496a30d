import type { CostParameters } from "../../analysis/cost-rows.ts"
import { type Exact, exact } from "../../analysis/decimal.ts"
import { type CostInputs, kwhPerBitcoin, productionCost } from "../../analysis/production-cost.ts"
import { justRetargeted } from "../../analysis/retarget.ts"
import { simpleReturn } from "../../analysis/return.ts"
import { findLastHalving, findSubsidyOn, subsidyAt } from "../../analysis/subsidy.ts"
import { addDays, dayNumber } from "../../market/day.ts"
import type { Day } from "../../market/observation.ts"
import type { Fact, Facts } from "../fact.ts"
import { roundEstimate } from "../rounding.ts"
import type { DayContext } from "./day-context.ts"
import { findAssumptions, findMining, type Mining } from "./mining.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findValue, type Usable } from "./usable.ts"

/** A halving is told for so many days. */
const halvingDays = 14

// A smaller change of difficulty leaves the estimate where it was.
const leastChange = "0.005"

/**
 * The estimate of what mining one bitcoin costs, with its range and inputs, what it was at the difficulty before (where it
 * rested on the same parameters and coins), what it is should the next adjustment come as estimated, and what a halving
 * just did to it. No estimate on a day that no row of parameters covers. `cost.parameters` is the day from which the row
 * holds; `cost.new_coins_alone` says that fees are not known and not counted; `cost.moved` is there while a retarget that moved the estimate is news.
 *
 * costFacts(context, sofar)[1] // => { id: "cost.cash", value: "58953...", unit: "USD", ... }
 */
export function costFacts({ usable, settings: { day } }: DayContext, sofar: Facts): Fact[] {
  const assumed = findAssumptions(day)
  if (assumed === null) return []
  const { row, method } = assumed
  const parameters = wordFact("cost.parameters", "day", row.validFrom, {
    asOf: `${row.validFrom}T00:00:00Z`,
    method,
    inputs: [],
    quality: "model",
  })
  const mining = findMining(usable, day)
  if (!mining) return [parameters]
  const inputs = costInputs(row, mining)
  const cost = productionCost(inputs)
  const from: Provenance = { asOf: mining.asOf, method, inputs: mining.inputs, quality: "model" }
  return [
    parameters,
    numberFact("cost.cash", "USD", cost.cash, from),
    numberFact("cost.low", "USD", cost.low, from),
    numberFact("cost.high", "USD", cost.high, from),
    numberFact("cost.electricity", "USD", cost.electricity, from),
    numberFact("cost.energy", "kWh", kwhPerBitcoin(inputs), from),
    ...assumptionFacts(inputs, mining, from),
    ...previousFacts(usable, day, row, { mining, inputs, from }),
    ...nextFacts(cost.cash, sofar, from),
    ...halvingFacts(day, inputs, from),
  ]
}

/**
 * What the model reads: a row of parameters and the mining of a day.
 *
 * costInputs(row, mining).pue.toFixed() // => "1.1"
 */
export const costInputs = (row: CostParameters, { difficulty, subsidy, fees }: Mining): CostInputs => ({
  difficulty,
  subsidy: subsidy.coins,
  // Where fees are not known the cost is that of a coin among the new ones alone, and is called so.
  fees: fees ?? exact("0"),
  efficiency: exact(row.efficiency),
  pue: exact(row.pue),
  power: exact(row.power),
  share: exact(row.share),
  modelError: exact(row.modelError),
})

const assumptionFacts = (inputs: CostInputs, { subsidy, fees }: Mining, from: Provenance): Fact[] => [
  numberFact("cost.efficiency", "J/TH", inputs.efficiency, from),
  numberFact("cost.pue", "multiple", inputs.pue, from),
  numberFact("cost.power", "USD/kWh", inputs.power, from),
  numberFact("cost.share", "ratio", inputs.share, from),
  fees
    ? numberFact("cost.fees", "BTC/block", fees, from)
    : wordFact("cost.new_coins_alone", "text", "yes", from),
  numberFact("cost.subsidy", "BTC/block", inputs.subsidy, { ...from, method: `subsidy-by-${subsidy.by}@1` }),
]

type Estimate = { mining: Mining; inputs: CostInputs; from: Provenance }

function previousFacts(
  usable: Usable,
  day: Day,
  row: CostParameters,
  { mining, inputs, from }: Estimate,
): Fact[] {
  const difficulty = findValue(usable, "btc.difficulty")
  const previous = findValue(usable, "btc.difficulty.previous")
  if (!difficulty || !previous) return []
  const retargetDay = difficulty.asOf.slice(0, 10)
  const paid = mining.height === null ? findSubsidyOn(addDays(retargetDay, -1)) : subsidyAt(mining.height - 1)
  const sameBasis = findAssumptions(retargetDay)?.row === row && paid?.eq(mining.subsidy.coins) === true
  if (!sameBasis) return []
  const before = productionCost({ ...inputs, difficulty: exact(previous.value) }).cash
  const compared: Provenance = { ...from, inputs: [...from.inputs, "btc.difficulty.previous"] }
  const now = productionCost(inputs).cash
  const moved =
    justRetargeted(day, retargetDay) &&
    !roundEstimate(before).eq(roundEstimate(now)) &&
    simpleReturn(exact(previous.value), mining.difficulty).abs().gte(leastChange)
  return [
    numberFact("cost.previous", "USD", before, compared),
    ...(moved ? [wordFact("cost.moved", "text", "yes", compared)] : []),
  ]
}

function nextFacts(cash: Exact, sofar: Facts, from: Provenance): Fact[] {
  const change = sofar.get("difficulty.next.change")
  if (!change) return []
  const inputs = [...from.inputs, "btc.next_retarget.change"]
  return [numberFact("cost.next", "USD", cash.times(exact(change.value).plus(1)), { ...from, inputs })]
}

function halvingFacts(day: Day, inputs: CostInputs, from: Provenance): Fact[] {
  const last = findLastHalving(day)
  if (!last || dayNumber(day) - dayNumber(last.day) >= halvingDays) return []
  const before = subsidyAt(last.height - 1)
  const protocol: Provenance = { ...from, method: "subsidy-by-date@1", inputs: [] }
  return [
    wordFact("halving.day", "day", last.day, protocol),
    numberFact("halving.before", "BTC/block", before, protocol),
    numberFact("cost.before_halving", "USD", productionCost({ ...inputs, subsidy: before }).cash, from),
  ]
}
