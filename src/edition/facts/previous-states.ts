import { Exact } from "../../analysis/decimal.ts"
import type { Fact, Facts } from "../fact.ts"
import { indicators } from "../sections/watch.ts"
import { costIndicator } from "../sections/watch-cost.ts"
import type { Previous } from "../settings.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"

/** How many indicators are named whose state is another than before. */
export const mostStates = 4

/** What a state may look like: a stored text is printed only if it could be one. */
const stateLike = /^[a-z][a-z0-9 ,()-]{0,59}$/

const keyOf = (name: string): string => `state ${name}`

// Of the price against mining cost a sentence of its own tells.
const told = () => indicators.filter(({ name }) => name !== costIndicator.name)

/**
 * The state of each indicator, as the next edition remembers it.
 *
 * statesOf(facts) // => { "state Hash rate": "recovering" }
 */
export const statesOf = (facts: Facts): Record<string, string> =>
  Object.fromEntries(
    told().flatMap(({ name, findState }) => {
      const state = findState(facts)
      return state === null ? [] : [[keyOf(name), state] as const]
    }),
  )

/**
 * The indicators whose state is another than in the edition before: `previous.state.1.name`, `.before` and `.now`; and
 * of how many both editions know the state.
 *
 * changedStates(facts, previous, from)[0] // => { id: "previous.states", value: "8", … }
 */
export function changedStates(facts: Facts, previous: Previous, from: Provenance): Fact[] {
  const known = told().flatMap(({ name, findState }) => {
    const now = findState(facts)
    const before = previous.facts[keyOf(name)]
    return now !== null && before !== undefined && stateLike.test(before) ? [{ name, now, before }] : []
  })
  if (known.length === 0) return []
  const changed = known.filter(({ now, before }) => now !== before)
  return [
    numberFact("previous.states", "count", new Exact(known.length), from),
    numberFact("previous.states.changed", "count", new Exact(changed.length), from),
    ...changed.slice(0, mostStates).flatMap(({ name, now, before }, index) => {
      const id = `previous.state.${index + 1}`
      return [
        wordFact(`${id}.name`, "text", name, from),
        wordFact(`${id}.before`, "text", before, from),
        wordFact(`${id}.now`, "text", now, from),
      ]
    }),
  ]
}
