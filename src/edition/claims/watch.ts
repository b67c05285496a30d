import type { Claim } from "../claim.ts"
import { watchCost } from "./watch-cost.ts"
import { watchFunding, watchVolatility } from "./watch-derivatives.ts"
import { watchDifficulty } from "./watch-difficulty.ts"
import { watchFlows } from "./watch-flows.ts"
import { watchHashRate } from "./watch-hash-rate.ts"
import { watchHolders } from "./watch-holders.ts"
import { watchSentiment } from "./watch-sentiment.ts"
import { watchShare, watchVolume } from "./watch-volume.ts"

/** All that can be said of what to watch, indicator by indicator. */
export const watchClaims: readonly Claim[] = [
  ...watchCost,
  ...watchDifficulty,
  ...watchHashRate,
  ...watchVolume,
  ...watchShare,
  ...watchFlows,
  ...watchHolders,
  ...watchFunding,
  ...watchVolatility,
  ...watchSentiment,
]
