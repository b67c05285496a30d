import { watchCost } from "../claims/watch-cost.ts"
import type { Indicator } from "./indicator.ts"

/** The price against the estimated cost of mining: above, within or below the range. */
export const costIndicator: Indicator = {
  name: "Price against mining cost",
  findState: (facts) => {
    const state = facts.get("cost.state")
    return state ? `${state.value} the range` : null
  },
  claims: watchCost,
}
