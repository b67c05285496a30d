import { Exact } from "../../analysis/decimal.ts"
import { type FlowDay, type FundFlows, findFundFlows, fundFlowRule } from "../../analysis/fund-flows.ts"
import { dayNumber } from "../../market/day.ts"
import type { Point } from "../../market/observation.ts"
import type { Fact } from "../fact.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findSeries, type Usable } from "./usable.ts"

/** The coins whose US spot funds' flows are read. */
export const fundCoins = ["btc", "eth", "sol"] as const

// A run is not known to go back further than this; nor does any.
const enoughDays = 60
// Four days lie between the trading days around a long weekend; after more a row is missing.
const longestBreak = 5

/**
 * The flows of the US spot funds on the last trading day, the run that they make, the one before it, and the sum of five
 * days. No flow without five trading days in a row.
 *
 * flowFacts(usable).find(({ id }) => id === "etf.btc.streak.sum")?.value // => "-1251"
 */
export const flowFacts = (usable: Usable): Fact[] =>
  fundCoins.flatMap((coin) => {
    const figure = findSeries(usable, `etf.${coin}.flow`)
    const found = figure ? findFundFlows(unbroken(figure.series)) : null
    if (!figure || !found) return []
    const from: Provenance = {
      asOf: figure.asOf,
      method: "fund-flows@1",
      inputs: [`etf.${coin}.flow`],
      quality: "measured",
    }
    return factsOf(`etf.${coin}`, found, from)
  })

function factsOf(id: string, found: FundFlows, from: Provenance): Fact[] {
  const millions = (name: string, value: number): Fact =>
    numberFact(`${id}.${name}`, "USD million", new Exact(value), from)
  const days = (name: string, value: number, method = from.method): Fact =>
    numberFact(`${id}.${name}`, "days", new Exact(value), { ...from, method })
  const way = (name: string, value: number): Fact =>
    wordFact(`${id}.${name}`, "text", value < 0 ? "outflows" : "inflows", from)
  const { before } = found
  return [
    wordFact(`${id}.state`, "text", found.state, from),
    wordFact(`${id}.day`, "day", found.day, from),
    { ...millions("flow", found.flow), method: "figure@1" },
    millions("five_days", found.fiveDays),
    days("five_days.days", fundFlowRule.days, "rule@1"),
    days("run.days", fundFlowRule.run, "rule@1"),
    numberFact(`${id}.flat`, "USD million", new Exact(fundFlowRule.flat), { ...from, method: "rule@1" }),
    ...(found.streak === 0
      ? []
      : [
          days("streak", Math.abs(found.streak)),
          way("streak.way", found.streak),
          millions("streak.sum", found.sum),
        ]),
    ...(before === null
      ? []
      : [
          days("before.streak", Math.abs(before.streak)),
          way("before.way", before.streak),
          millions("before.sum", before.sum),
        ]),
  ]
}

/** The last trading days between which none can be missing. */
function unbroken(points: readonly Point[]): FlowDay[] {
  const recent = points.slice(-enoughDays)
  const start = recent.findLastIndex(({ day }, index) => {
    const next = recent[index + 1]
    return next !== undefined && dayNumber(next.day) - dayNumber(day) > longestBreak
  })
  return recent.slice(start + 1).map(({ day, c }) => ({ day, flow: Number(c) }))
}
