import type { Figure } from "../market/figure.ts"
import type { Day } from "../market/observation.ts"
import { requirements } from "../market/requirements.ts"
import { howFar, isNear } from "../market/tolerance.ts"
import type { Facts } from "./fact.ts"

/**
 * Why the close that an edition prints no longer stands, for its editors, when its candles are asked for again: their
 * sources give another, or contradict each other. Null while it stands, and where too few answer to say.
 *
 * findRetraction(facts, "2026-02-08", asked) // => "the sources give bitcoin's close of 2026-02-08 as 66813.86 USD, the edition as 70330.38: 5.26 % apart, 1 % is accepted"
 */
export function findRetraction(facts: Facts, day: Day, candles: Figure): string | null {
  const printed = facts.get("btc.close")
  if (printed === undefined) return null
  if (candles.kind === "none") {
    if (candles.reason.code !== "apart") return null
    return `the sources no longer agree on bitcoin's closes: ${candles.reason.detail}`
  }
  const close = candles.kind === "series" ? candles.series.find((point) => point.day === day)?.c : undefined
  const accepted = requirements["btc.daily"]
  if (!close || isNear(close, printed.value, accepted)) return null
  const apart = howFar(close, printed.value, accepted)
  return `the sources give bitcoin's close of ${day} as ${close} USD, the edition as ${printed.value}: ${apart}`
}
