import { type Claim, cite } from "./claim.ts"
import { aboutClaims } from "./claims/about.ts"
import { changedClaims } from "./claims/changed.ts"
import { costClaims, whyClaims } from "./claims/cost.ts"
import { delayed, headlines, standfirsts } from "./claims/headline.ts"
import { largestMove, modelSays, recordHigh, whatHappened } from "./claims/in-short.ts"
import { omissions } from "./claims/notices.ts"
import { crossing, half, moveClaims, priceClaims, spots, widest } from "./claims/price.ts"
import { singleSource } from "./claims/sources.ts"
import { takeaways } from "./claims/takeaways.ts"
import { watchCost, watchDifficulty, watchHashRate } from "./claims/watch.ts"

/** Every claim that an edition can make. */
export const allClaims: readonly Claim[] = [
  ...headlines,
  delayed,
  ...standfirsts,
  ...whatHappened,
  recordHigh,
  ...largestMove,
  ...modelSays,
  ...priceClaims,
  ...costClaims,
  ...whyClaims,
  half,
  crossing,
  ...moveClaims,
  widest,
  ...spots,
  ...watchCost,
  ...watchDifficulty,
  ...watchHashRate,
  ...Object.values(takeaways).flatMap(({ means, watch }) => [...means, ...watch]),
  ...changedClaims,
  singleSource,
  ...aboutClaims,
  ...omissions.map(({ notice }) => notice),
]

const byCitation: ReadonlyMap<string, Claim> = new Map(allClaims.map((claim) => [cite(claim), claim]))

/**
 * The claim that a sentence cites, or null when there is none of that name and version.
 *
 * findClaim("data.cost@1")?.id // => "data.cost"
 */
export const findClaim = (citation: string): Claim | null => byCitation.get(citation) ?? null
