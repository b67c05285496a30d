import { Exact, exact } from "../../analysis/decimal.ts"
import { addDays } from "../../market/day.ts"
import type { Fact } from "../fact.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findSeries, type Usable } from "./usable.ts"

/** The bounds, from 0 to 100, of what we call extreme, low and high. */
const bound = { extremelyLow: 10, low: 25, high: 75, extremelyHigh: 90 } as const

/**
 * The Fear & Greed Index, whose it is, its value a week before and the state that we put it in. It is another's
 * measurement and is named as such wherever it is printed.
 *
 * sentimentFacts(usable).find(({ id }) => id === "fear_greed.state")?.value // => "extremely-low"
 */
export function sentimentFacts(usable: Usable): Fact[] {
  const figure = findSeries(usable, "fear_greed")
  const last = figure?.series.at(-1)
  if (!figure || !last) return []
  const weekAgo = addDays(last.day, -7)
  const before = figure.series.findLast(({ day }) => day === weekAgo)
  const from: Provenance = {
    asOf: figure.asOf,
    method: "figure@1",
    inputs: ["fear_greed"],
    quality: "external",
  }
  const rule: Provenance = { ...from, method: "rule@1", inputs: [] }
  return [
    numberFact("fear_greed", "index", exact(last.c), from),
    wordFact("fear_greed.day", "day", last.day, from),
    wordFact("fear_greed.origin", "text", figure.origin, from),
    wordFact("fear_greed.state", "text", stateOf(exact(last.c)), { ...from, method: "fear-greed-state@1" }),
    ...(before ? [numberFact("fear_greed.before", "index", exact(before.c), from)] : []),
    numberFact("fear_greed.extremely_low", "index", new Exact(bound.extremelyLow), rule),
    numberFact("fear_greed.extremely_high", "index", new Exact(bound.extremelyHigh), rule),
    numberFact("fear_greed.low", "index", new Exact(bound.low), rule),
    numberFact("fear_greed.high", "index", new Exact(bound.high), rule),
  ]
}

function stateOf(value: Exact): string {
  if (value.lte(bound.extremelyLow)) return "extremely-low"
  if (value.lte(bound.low)) return "low"
  if (value.gte(bound.extremelyHigh)) return "extremely-high"
  return value.gte(bound.high) ? "high" : "middling"
}
