import { type Exact, exact } from "./decimal.ts"

/** What the cross-checks say of an estimate: nothing against it, or which of them is against it. */
export type GateResult = "open" | "apart" | "machines"

/** The estimate, the second estimate, the price, and whether each reference machine earns its electricity. */
export type GateInputs = { cash: Exact; surveyed: Exact; price: Exact; paying: readonly boolean[] }

// |ln(C / X2)| > 0.45, told without a logarithm: e^0.45 and its reciprocal.
const widest = exact("1.568312185490169")

/**
 * Whether an estimate may be compared with the price. `apart`: it is more than 1.57 times the second estimate, or less
 * than that part of it. `machines`: the price is on one side of the estimate, and by the reference machines, every one
 * of them, it is on the other.
 *
 * costGate({ cash: exact("66493"), surveyed: exact("83887"), price: exact("62910"), paying: [false, true] }) // => "open"
 */
export function costGate({ cash, surveyed, price, paying }: GateInputs): GateResult {
  if (cash.gt(surveyed.times(widest)) || surveyed.gt(cash.times(widest))) return "apart"
  const side = price.gte(cash)
  return paying.length > 0 && paying.every((each) => each !== side) ? "machines" : "open"
}
