import { findCostParameters } from "../../analysis/cost-parameters.ts"
import type { CostParameters } from "../../analysis/cost-rows.ts"
import { type Exact, exact } from "../../analysis/decimal.ts"
import { findSubsidy, type Subsidy } from "../../analysis/subsidy.ts"
import { endOf } from "../../market/day.ts"
import type { Day } from "../../market/observation.ts"
import { findValue, type Usable } from "./usable.ts"

/** What mining a block takes and pays on a day, for the estimates that rest on it. */
export type Mining = {
  difficulty: Exact
  /** The height of the retarget since which the difficulty is in force. */
  height: number | null
  subsidy: Subsidy
  /** Mean fees of a block, or null where they are not known: what rests on new coins alone says so. */
  fees: Exact | null
  asOf: string
  inputs: string[]
}

/**
 * The difficulty in force and the coins of a block, with its fees where they are known; null without either of the first.
 *
 * findMining(usable, "2026-02-08")?.subsidy.coins.toFixed() // => "3.125"
 */
export function findMining(usable: Usable, day: Day): Mining | null {
  const difficulty = findValue(usable, "btc.difficulty")
  const fees = findValue(usable, "btc.fees_per_block")
  const retarget = findNumber(usable, "btc.retarget.height")
  const subsidy = findSubsidy(day, { retarget, left: findNumber(usable, "btc.next_retarget.blocks") })
  if (!difficulty || !subsidy) return null
  return {
    difficulty: exact(difficulty.value),
    height: retarget,
    subsidy,
    fees: fees && exact(fees.value),
    asOf: fees?.asOf ?? endOf(day),
    inputs: [
      "btc.difficulty",
      ...(subsidy.by === "height" ? ["btc.retarget.height"] : []),
      ...(fees ? ["btc.fees_per_block"] : []),
    ],
  }
}

/** A day's row of assumptions, and how the facts that rest on it name their method. */
export function findAssumptions(day: Day): { row: CostParameters; method: string } | null {
  const row = findCostParameters(day)
  return row && { row, method: `pc-1@${row.validFrom}` }
}

function findNumber(usable: Usable, id: "btc.retarget.height" | "btc.next_retarget.blocks"): number | null {
  const figure = findValue(usable, id)
  return figure && exact(figure.value).toNumber()
}
