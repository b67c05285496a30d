import { Exact, exact } from "../../analysis/decimal.ts"
import type { Fact } from "../fact.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findValue, type Usable } from "./usable.ts"

/** Funding for eight hours from which it counts as high: 0.03 % is about a third a year. */
const high = "0.0003"
const hours = 8

/**
 * One venue's funding rate and its state, and one venue's open interest, each with its moment and whose it is.
 *
 * derivativeFacts(usable).find(({ id }) => id === "derivatives.funding.state")?.value // => "usual"
 */
export function derivativeFacts(usable: Usable): Fact[] {
  const funding = findValue(usable, "btc.funding")
  const open = findValue(usable, "btc.open_interest")
  const taken = (asOf: string, input: string): Provenance => ({
    asOf,
    method: "figure@1",
    inputs: [input],
    quality: "measured",
  })
  const id = "derivatives.funding"
  return [
    ...(funding
      ? fundingFacts(id, exact(funding.value), funding.origin, taken(funding.asOf, "btc.funding"))
      : []),
    ...(open
      ? [
          numberFact(
            "derivatives.open",
            "USD million",
            exact(open.value).div(1_000_000),
            taken(open.asOf, "btc.open_interest"),
          ),
          wordFact("derivatives.open.origin", "text", open.origin, taken(open.asOf, "btc.open_interest")),
          wordFact("derivatives.open.at", "instant", open.asOf, taken(open.asOf, "btc.open_interest")),
        ]
      : []),
  ]
}

function fundingFacts(id: string, rate: Exact, origin: string, from: Provenance): Fact[] {
  // As it is printed, to 0.0001 %.
  const printed = rate.toDecimalPlaces(6)
  const state = printed.isZero()
    ? "none"
    : printed.isNegative()
      ? "negative"
      : printed.gte(high)
        ? "high"
        : "usual"
  const rule: Provenance = { ...from, method: "rule@1", inputs: [] }
  return [
    numberFact(id, "ratio", rate, from),
    wordFact(`${id}.state`, "text", state, { ...from, method: "funding-state@1" }),
    wordFact(`${id}.origin`, "text", origin, from),
    wordFact(`${id}.at`, "instant", from.asOf, from),
    numberFact(`${id}.hours`, "count", new Exact(hours), rule),
    numberFact(`${id}.high`, "ratio", exact(high), rule),
  ]
}
