import type { Edition } from "../../edition/edition.ts"
import type { Reason } from "../../market/figure.ts"

/**
 * What kind of reason it is: its code, and its detail with days and numbers masked.
 *
 * kindOf({ code: "apart", detail: "yahoo and binance are 1.14 % apart, 1 % is accepted" })
 *   // => "apart: yahoo and binance are # % apart, # % is accepted"
 */
export const kindOf = ({ code, detail }: Reason): string => `${code}: ${detail.replace(/\d[\d.,-]*/g, "#")}`

/**
 * What holds an edition: the sentences that are not proved, else what is wrong with its price, else all its reasons.
 *
 * holdingReasons({ reasons: [{ code: "unproved", detail: "…" }, { code: "left_out", detail: "…" }] }).length // => 1
 */
export function holdingReasons({ reasons }: Pick<Edition, "reasons">): Reason[] {
  const unproved = reasons.filter(({ code }) => code === "unproved")
  if (unproved.length > 0) return unproved
  const priced = reasons.filter(({ figure }) => figure === "btc.daily")
  return priced.length > 0 ? priced : [...reasons]
}
