import { costGate } from "../../analysis/cost-gate.ts"
import { findCostParameters, reviewDue, reviewNear } from "../../analysis/cost-parameters.ts"
import { type CostState, costState } from "../../analysis/cost-state.ts"
import { type Exact, exact } from "../../analysis/decimal.ts"
import { kwhPerBitcoin } from "../../analysis/production-cost.ts"
import type { Reason } from "../../market/figure.ts"
import type { Day } from "../../market/observation.ts"
import type { Fact, Facts } from "../fact.ts"
import { print } from "../format.ts"
import { roundEstimate } from "../rounding.ts"
import type { DayContext } from "./day-context.ts"
import { payingMachines } from "./machines.ts"
import { findAssumptions, findMining } from "./mining.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"

/**
 * The second estimate (the surveyed fleet's electricity alone, without fees), and where the price lies against the first.
 * No comparison once a review is overdue, nor where the cross-checks are against the estimate: `cost.check.result` then
 * says which.
 *
 * costStateFacts(context, sofar).find(({ id }) => id === "cost.state")?.value // => "above"
 */
export function costStateFacts({ usable, bitcoin, settings: { day } }: DayContext, sofar: Facts): Fact[] {
  const assumed = findAssumptions(day)
  const mining = findMining(usable, day)
  const [cash, low, high] = ["cost.cash", "cost.low", "cost.high"].map((id) => findNumber(sofar, id))
  if (!assumed || !mining || !cash || !low || !high) return []
  const { row, method } = assumed
  const from: Provenance = { asOf: mining.asOf, method, inputs: mining.inputs, quality: "model" }
  const surveyed = kwhPerBitcoin({
    difficulty: mining.difficulty,
    efficiency: exact(row.surveyed),
    pue: exact(row.pue),
    subsidy: mining.subsidy.coins,
    fees: exact("0"),
  }).times(row.power)
  const check = [
    numberFact("cost.check", "USD", surveyed, { ...from, method: `survey-fleet@${row.validFrom}` }),
    numberFact("cost.check.efficiency", "J/TH", exact(row.surveyed), from),
  ]
  // Without fees the estimate is too high by what they pay, and says nothing of the price.
  if (!bitcoin || !mining.fees || reviewDue(row, day)) return check
  const price = exact(bitcoin.last.c)
  const compared: Provenance = { ...from, inputs: [...from.inputs, "btc.daily"] }
  const gate = costGate({ cash, surveyed, price, paying: payingMachines(day, sofar) })
  if (gate !== "open")
    return [...check, wordFact("cost.check.result", "text", gate, { ...compared, method: "cost-gate@1" })]
  return [...check, ...stateFacts(price, { cash, low, high }, compared)]
}

const findNumber = (facts: Facts, id: string): Exact | null => {
  const fact = facts.get(id)
  return fact ? exact(fact.value) : null
}

// The state must be true of the printed, rounded range too; between the two ranges nothing is said.
function stateFacts(
  close: Exact,
  { cash, low, high }: { cash: Exact; low: Exact; high: Exact },
  compared: Provenance,
): Fact[] {
  const state: CostState = costState(close, low, high)
  if (state !== costState(close, roundEstimate(low), roundEstimate(high))) return []
  return [
    numberFact("cost.ratio", "multiple", close.div(cash), compared),
    wordFact("cost.state", "text", state, { ...compared, method: "cost-state@1" }),
  ]
}

/**
 * What the editors should know of the model on a day: that no parameters cover it, that a review is due, or that its
 * cross-checks are against it.
 *
 * costReasons("2026-02-08", facts) // => []
 */
export function costReasons(day: Day, facts: Facts): Reason[] {
  const row = findCostParameters(day)
  if (row === null) {
    return [{ code: "missing", block: "cost", detail: `no row of cost parameters covers ${day}` }]
  }
  const parameters = `the cost parameters of ${row.validFrom}`
  const block = "cost-state"
  const against = gateReasons(facts)
  if (reviewDue(row, day))
    return [{ code: "stale", block, detail: `${parameters} were to be reviewed by ${row.reviewBy}` }]
  if (!reviewNear(row, day)) return against
  const detail = `${parameters} are to be reviewed by ${row.reviewBy}: after that day the price is not compared with the cost`
  return [{ code: "review_due", block, detail }, ...against]
}

function gateReasons(facts: Facts): Reason[] {
  const [result, cash, check] = ["cost.check.result", "cost.cash", "cost.check"].map((id) => facts.get(id))
  if (!result || !cash || !check) return []
  const estimate = `the estimate of ${print(cash, "estimate")}`
  const detail =
    result.value === "apart"
      ? `${estimate} and the surveyed fleet's ${print(check, "estimate")} are too far apart`
      : `every reference machine is on the other side of ${estimate} from the price`
  return [{ code: "apart", block: "cost-state", detail }]
}
