import { Exact, exact } from "../../analysis/decimal.ts"
import { type Coin, coins } from "../../market/observation.ts"
import { coinNames } from "../coin-names.ts"
import type { Fact, Facts } from "../fact.ts"
import { roundRatio } from "../rounding.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findValue, type Usable } from "./usable.ts"

type Moved = { coin: Coin; fact: Fact; size: Exact }

/**
 * The coins of the table side by side: how many there are, how many rose and fell over seven days, which of them moved
 * most and which least, whichever way. None with fewer than two coins; no most and least where they print the same.
 *
 * marketFacts(facts).find(({ id }) => id === "market.most.name")?.value // => "BNB"
 */
export function marketFacts(facts: Facts): Fact[] {
  const moved = coins.flatMap((coin): Moved[] => {
    const fact = facts.get(`${coin}.return.7d`)
    return fact ? [{ coin, fact, size: exact(fact.value).abs() }] : []
  })
  const ordered = moved.toSorted((a, b) => b.size.comparedTo(a.size))
  const most = ordered.at(0)
  const least = ordered.at(-1)
  if (!most || !least || moved.length < 2) return []
  return [
    ...countFacts(moved, most.fact.asOf),
    ...(roundRatio(most.size).eq(roundRatio(least.size))
      ? []
      : [...ranked("market.most", most), ...ranked("market.least", least)]),
  ]
}

function ranked(id: string, { coin, fact }: Moved): Fact[] {
  const from: Provenance = { asOf: fact.asOf, method: "rank@1", inputs: [fact.id], quality: "measured" }
  return [
    numberFact(id, "ratio", exact(fact.value), from),
    wordFact(`${id}.name`, "text", coinNames[coin].prose, from),
  ]
}

/** Counted as they are printed: a change of 0.0% is neither a rise nor a fall. */
function countFacts(moved: readonly Moved[], asOf: string): Fact[] {
  const printed = moved.map(({ fact }) => roundRatio(exact(fact.value)))
  const inputs = moved.map(({ fact }) => fact.id)
  const count = (id: string, many: number): Fact =>
    numberFact(id, "count", new Exact(many), { asOf, method: "count@1", inputs, quality: "measured" })
  return [
    count("market.count", moved.length),
    count("market.rising", printed.filter((change) => change.gt(0)).length),
    count("market.falling", printed.filter((change) => change.lt(0)).length),
  ]
}

/**
 * A price service's own change of each coin over 24 hours, with its moment and whose it is.
 *
 * dayElsewhereFacts(new Map()) // => []
 */
export const dayElsewhereFacts = (usable: Usable): Fact[] =>
  coins.flatMap((coin) => {
    const id = `${coin}.change.24h` as const
    const change = findValue(usable, id)
    if (!change) return []
    const from: Provenance = { asOf: change.asOf, method: "figure@1", inputs: [id], quality: "external" }
    return [
      numberFact(id, "ratio", exact(change.value), from),
      wordFact(`${id}.at`, "instant", change.asOf, from),
      wordFact(`${id}.origin`, "text", change.origin, from),
    ]
  })

const hundred = new Exact(100)

/**
 * What makes percentages plain: what $100 in bitcoin of seven days before is worth at the close, and the rise that leads
 * from the close to the record high.
 *
 * plainFacts(facts).find(({ id }) => id === "hundred.7d")?.value // => "91.38"
 */
export function plainFacts(facts: Facts): Fact[] {
  const week = facts.get("btc.return.7d")
  const [record, close] = [facts.get("btc.ath"), facts.get("btc.close")]
  const from = (asOf: string, inputs: string[]): Provenance => ({
    asOf,
    method: "plain@1",
    inputs,
    quality: "measured",
  })
  return [
    ...(week
      ? [
          numberFact("hundred.start", "USD", hundred, from(week.asOf, [])),
          numberFact(
            "hundred.7d",
            "USD",
            exact(week.value).plus(1).times(hundred),
            from(week.asOf, [week.id]),
          ),
        ]
      : []),
    ...(record && close
      ? [
          numberFact(
            "btc.ath.ahead",
            "ratio",
            exact(record.value).div(exact(close.value)).minus(1),
            from(close.asOf, [record.id, close.id]),
          ),
        ]
      : []),
  ]
}
