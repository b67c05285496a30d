import {
  type CostParameters,
  findCostParameters,
  reviewDue,
  reviewNear,
} from "../../analysis/cost-parameters.ts"
import { costState } from "../../analysis/cost-state.ts"
import { type Exact, exact } from "../../analysis/decimal.ts"
import { type CostInputs, productionCost, subsidyAt } from "../../analysis/production-cost.ts"
import { simpleReturn } from "../../analysis/return.ts"
import type { Reason } from "../../market/figure.ts"
import type { Day } from "../../market/observation.ts"
import type { Fact } from "../fact.ts"
import { roundEstimate } from "../rounding.ts"
import type { Candles } from "./price.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findValue, type Usable } from "./usable.ts"

/** Facts that could be made, and why others could not. */
export type FactsAndReasons = { facts: Fact[]; reasons: Reason[] }

// https://github.com/bitcoin/bitcoin/blob/v29.0/src/kernel/chainparams.cpp (nPowTargetTimespan / nPowTargetSpacing)
const blocksPerEpoch = 2016

/**
 * The difficulty in force: since when, from which block, against the one before, and the block of the next adjustment.
 *
 * difficultyFacts(usable).find(({ id }) => id === "difficulty.next_height")?.value // => "937440"
 */
export function difficultyFacts(usable: Usable): Fact[] {
  const difficulty = findValue(usable, "btc.difficulty")
  const previous = findValue(usable, "btc.difficulty.previous")
  const height = findValue(usable, "btc.retarget.height")
  if (!difficulty) return []
  const from = (method: string, inputs: string[]): Provenance => ({
    asOf: difficulty.asOf,
    method,
    inputs,
    quality: "measured",
  })
  const now = exact(difficulty.value)
  return [
    numberFact("difficulty", "difficulty", now, from("figure@1", ["btc.difficulty"])),
    wordFact("difficulty.day", "day", difficulty.asOf.slice(0, 10), from("figure@1", ["btc.difficulty"])),
    ...(previous
      ? [
          numberFact(
            "difficulty.change",
            "ratio",
            simpleReturn(exact(previous.value), now),
            from("return@1", ["btc.difficulty", "btc.difficulty.previous"]),
          ),
        ]
      : []),
    ...(height
      ? [
          numberFact(
            "difficulty.height",
            "blocks",
            exact(height.value),
            from("figure@1", ["btc.retarget.height"]),
          ),
          numberFact(
            "difficulty.next_height",
            "blocks",
            exact(height.value).plus(blocksPerEpoch),
            from("retarget@1", ["btc.retarget.height"]),
          ),
          numberFact("difficulty.epoch", "blocks", exact(String(blocksPerEpoch)), from("protocol@1", [])),
        ]
      : []),
  ]
}

/**
 * The estimate of what mining one bitcoin costs, with its range, its inputs, what it was at the difficulty before (where
 * it rested on the same parameters), and the price against it. No estimate on a day that no row of parameters covers; no
 * comparison once a review is overdue. `cost.parameters` is the day from which the row holds.
 *
 * costFacts(usable, candles, "2026-02-08").facts[1] // => { id: "cost.cash", value: "58953...", unit: "USD", ... }
 */
export function costFacts(usable: Usable, candles: Candles | null, day: Day): FactsAndReasons {
  const row = findCostParameters(day)
  if (row === null) {
    const detail = `no row of cost parameters covers ${day}`
    return { facts: [], reasons: [{ code: "missing", block: "cost", detail }] }
  }
  const difficulty = findValue(usable, "btc.difficulty")
  const height = findValue(usable, "btc.retarget.height")
  const fees = findValue(usable, "btc.fees_per_block")
  const parameters = wordFact("cost.parameters", "day", row.validFrom, {
    asOf: `${row.validFrom}T00:00:00Z`,
    method: `pc-1@${row.validFrom}`,
    inputs: [],
    quality: "model",
  })
  const reasons = reviewReasons(row, day)
  if (!difficulty || !height || !fees) return { facts: [parameters], reasons }
  const retarget = exact(height.value).toNumber()
  const inputs = inputsOf(row, exact(difficulty.value), subsidyAt(retarget), exact(fees.value))
  const cost = productionCost(inputs)
  const from: Provenance = {
    asOf: fees.asOf,
    method: `pc-1@${row.validFrom}`,
    inputs: ["btc.difficulty", "btc.retarget.height", "btc.fees_per_block"],
    quality: "model",
  }
  const previous = findValue(usable, "btc.difficulty.previous")
  const sameRow = findCostParameters(difficulty.asOf.slice(0, 10)) === row
  const facts = [
    parameters,
    numberFact("cost.cash", "USD", cost.cash, from),
    numberFact("cost.low", "USD", cost.low, from),
    numberFact("cost.high", "USD", cost.high, from),
    ...assumptionFacts(inputs, from),
    ...(previous && sameRow ? [previousCost(inputs, exact(previous.value), retarget, from)] : []),
  ]
  const compared = candles && !reviewDue(row, day)
  return { facts: compared ? [...facts, ...stateFacts(exact(candles.last.c), cost, from)] : facts, reasons }
}

function reviewReasons(row: CostParameters, day: Day): Reason[] {
  const parameters = `the cost parameters of ${row.validFrom}`
  if (reviewDue(row, day)) {
    const detail = `${parameters} were to be reviewed by ${row.reviewBy}`
    return [{ code: "stale", block: "cost-state", detail }]
  }
  if (!reviewNear(row, day)) return []
  const detail = `${parameters} are to be reviewed by ${row.reviewBy}: after that day the price is not compared with the cost`
  return [{ code: "review_due", block: "cost-state", detail }]
}

const inputsOf = (row: CostParameters, difficulty: Exact, subsidy: Exact, fees: Exact): CostInputs => ({
  difficulty,
  subsidy,
  fees,
  efficiency: exact(row.efficiency),
  pue: exact(row.pue),
  power: exact(row.power),
  share: exact(row.share),
  modelError: exact(row.modelError),
})

const assumptionFacts = (inputs: CostInputs, from: Provenance): Fact[] => [
  numberFact("cost.efficiency", "J/TH", inputs.efficiency, from),
  numberFact("cost.pue", "multiple", inputs.pue, from),
  numberFact("cost.power", "USD/kWh", inputs.power, from),
  numberFact("cost.share", "ratio", inputs.share, from),
  numberFact("cost.fees", "BTC/block", inputs.fees, from),
  numberFact("cost.subsidy", "BTC/block", inputs.subsidy, from),
]

const previousCost = (inputs: CostInputs, difficulty: Exact, retarget: number, from: Provenance): Fact =>
  numberFact(
    "cost.previous",
    "USD",
    productionCost({ ...inputs, difficulty, subsidy: subsidyAt(retarget - 1) }).cash,
    { ...from, inputs: [...from.inputs, "btc.difficulty.previous"] },
  )

// The state must be true of the printed, rounded range too; between the two ranges nothing is said.
function stateFacts(close: Exact, cost: { cash: Exact; low: Exact; high: Exact }, from: Provenance): Fact[] {
  const state = costState(close, cost.low, cost.high)
  if (state !== costState(close, roundEstimate(cost.low), roundEstimate(cost.high))) return []
  const compared: Provenance = { ...from, inputs: [...from.inputs, "btc.daily"] }
  return [
    numberFact("cost.ratio", "multiple", close.div(cost.cash), compared),
    wordFact("cost.state", "text", state, { ...compared, method: "cost-state@1" }),
  ]
}
