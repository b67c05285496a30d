import { type Exact, quantise } from "../../analysis/decimal.ts"
import type { Fact, FactUnit } from "../fact.ts"

/** Where facts come from: what holds for each of a group of them. */
export type Provenance = Pick<Fact, "asOf" | "method" | "inputs" | "quality">

/**
 * A number as a fact, kept to 12 significant digits.
 *
 * numberFact("btc.return.7d", "ratio", exact("-0.0862"), provenance).value // => "-0.0862"
 */
export const numberFact = (id: string, unit: FactUnit, value: Exact, from: Provenance): Fact => ({
  id,
  value: quantise(value),
  unit,
  ...from,
})

/**
 * A day, a moment or a name as a fact.
 *
 * wordFact("btc.venue", "text", "Binance BTCUSDT", provenance).value // => "Binance BTCUSDT"
 */
export const wordFact = (
  id: string,
  unit: "day" | "instant" | "text",
  value: string,
  from: Provenance,
): Fact => ({ id, value, unit, ...from })
