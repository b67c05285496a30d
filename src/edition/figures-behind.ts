import { FigureId } from "../market/observation.ts"
import type { Facts } from "./fact.ts"

/**
 * The figures that facts rest on: their inputs, and the inputs of those, followed to the end. A fact may bear the name of
 * the figure that it is.
 *
 * figuresBehind(["btc.ath.half.distance"], facts) // => new Set(["btc.daily", "btc.ath"])
 */
export function figuresBehind(ids: Iterable<string>, facts: Facts): ReadonlySet<FigureId> {
  const followed = new Set(ids)
  for (const id of followed) for (const input of facts.get(id)?.inputs ?? []) followed.add(input)
  return new Set(FigureId.options.filter((id) => followed.has(id)))
}
