import { type Exact, exact } from "../../analysis/decimal.ts"
import type { Fact, Facts } from "../fact.ts"
import { roundPrice } from "../rounding.ts"
import type { Previous } from "../settings.ts"
import { zoneLetters } from "../zone-letters.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"

/** How many zones are named that the price crossed. */
export const mostCrossed = 2

/**
 * The zones of this edition that the close lies otherwise to than the last edition's close did: `crossed.1.letter`,
 * `.low`, `.high`, `.before` and `.now`, each of these above, within or below. A zone is taken as it is printed.
 *
 * crossedZones(facts, previous, from).find(({ id }) => id === "crossed.1.now")?.value // => "above"
 */
export function crossedZones(facts: Facts, previous: Previous, from: Provenance): Fact[] {
  const close = facts.get("btc.close")
  const earlier = previous.facts["btc.close"]
  if (!close || earlier === undefined) return []
  const crossed = zoneLetters.flatMap((letter) => {
    const [low, high] = [facts.get(`zone.${letter}.low`), facts.get(`zone.${letter}.high`)]
    const name = facts.get(`zone.${letter}.letter`)
    if (!low || !high || !name) return []
    const before = sideOf(exact(earlier), low, high)
    const now = sideOf(exact(close.value), low, high)
    return before === now ? [] : [{ name: name.value, low, high, before, now }]
  })
  return crossed.slice(0, mostCrossed).flatMap(({ name, low, high, before, now }, index) => {
    const id = `crossed.${index + 1}`
    const placed: Provenance = {
      ...from,
      asOf: close.asOf,
      inputs: ["btc.close", "previous.btc.close", low.id, high.id],
    }
    return [
      wordFact(`${id}.letter`, "text", name, placed),
      numberFact(`${id}.low`, "USD", exact(low.value), placed),
      numberFact(`${id}.high`, "USD", exact(high.value), placed),
      wordFact(`${id}.before`, "text", before, placed),
      wordFact(`${id}.now`, "text", now, placed),
    ]
  })
}

function sideOf(close: Exact, low: Fact, high: Fact): "above" | "within" | "below" {
  if (close.lt(roundPrice(exact(low.value)))) return "below"
  return close.gt(roundPrice(exact(high.value))) ? "above" : "within"
}
