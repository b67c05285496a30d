import { type Exact, exact, quantise } from "../analysis/decimal.ts"
import { simpleReturn } from "../analysis/return.ts"
import type { Decimal } from "../market/observation.ts"
import { type Fact, type Facts, factsById } from "./fact.ts"

/**
 * The facts as they would be if bitcoin had closed at another price: the close, and the changes and the distance from the
 * week's low that are counted from it. All others stay, and so does each fact's moment: they serve to judge by, never to
 * be printed.
 *
 * atPrice(facts, "77363.418").get("btc.return.1d")?.value // => "0.122", where it was "0.02" at a close of 70330.38
 */
export function atPrice(facts: Facts, price: Decimal): Facts {
  const close = facts.get("btc.close")
  if (!close) return facts
  const ratio = exact(price).div(exact(close.value))
  const low = facts.get("btc.low.7d")
  const put = (id: string, value: (fact: Fact) => Exact): Fact[] => {
    const fact = facts.get(id)
    return fact ? [{ ...fact, value: quantise(value(fact)) }] : []
  }
  const moved = ["btc.return.1d", "btc.return.7d", "btc.return.30d"].flatMap((id) =>
    put(id, ({ value }) => exact(value).plus(1).times(ratio).minus(1)),
  )
  return factsById([
    ...facts.values(),
    ...put("btc.close", () => exact(price)),
    ...(low ? put("btc.rebound.7d", () => simpleReturn(exact(low.value), exact(price))) : []),
    ...moved,
  ])
}
