import { watchDifficulty } from "../claims/watch-difficulty.ts"
import { littleChangedBelow } from "../lexicon.ts"
import { findDirection, type Indicator } from "./indicator.ts"

/** The mining difficulty in force against the one before it. */
export const difficultyIndicator: Indicator = {
  name: "Mining difficulty",
  findState: (facts) =>
    findDirection(facts, "difficulty.change", littleChangedBelow.toFixed(), ["higher", "lower"]),
  claims: watchDifficulty,
}
