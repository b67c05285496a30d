import { Exact } from "../../analysis/decimal.ts"
import { findHolderSupply, holderRule, issuedAt } from "../../analysis/long-term-holders.ts"
import { addDays } from "../../market/day.ts"
import type { Fact } from "../fact.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findSeries, findValue, type Usable } from "./usable.ts"

/**
 * The supply that has not moved for 150 days or more, its change over 30 days and what of one counts: a share of all coins
 * that exist by the height of the last retarget. None without that height or the day 30 days before.
 *
 * holderFacts(usable).find(({ id }) => id === "holders.state")?.value // => "rising"
 */
export function holderFacts(usable: Usable): Fact[] {
  const figure = findSeries(usable, "btc.lth_supply")
  const height = findValue(usable, "btc.retarget.height")
  const last = figure?.series.at(-1)
  if (!figure || !height || !last) return []
  const earlier = addDays(last.day, -holderRule.window)
  const before = figure.series.findLast(({ day }) => day === earlier)
  const found = before && findHolderSupply(Number(before.c), Number(last.c), issuedAt(Number(height.value)))
  if (!found) return []
  const from: Provenance = {
    asOf: figure.asOf,
    method: "long-term-holders@1",
    inputs: ["btc.lth_supply", "btc.retarget.height"],
    quality: "measured",
  }
  const rule: Provenance = { ...from, method: "rule@1", inputs: [] }
  return [
    wordFact("holders.state", "text", found.state, from),
    numberFact("holders.supply", "BTC", new Exact(last.c), { ...from, inputs: ["btc.lth_supply"] }),
    numberFact("holders.change", "BTC", new Exact(last.c).minus(before.c), {
      ...from,
      inputs: ["btc.lth_supply"],
    }),
    wordFact("holders.day", "day", last.day, from),
    numberFact("holders.flat", "BTC", new Exact(found.flat), from),
    numberFact("holders.age", "days", new Exact(holderRule.age), rule),
  ]
}
