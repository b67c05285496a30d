import { type Claim, cite } from "./claim.ts"
import { aboutClaims } from "./claims/about.ts"
import { changedClaims } from "./claims/changed.ts"
import { chartAlt, chartTitles } from "./claims/chart.ts"
import { contextParagraphs } from "./claims/context.ts"
import { costClaims } from "./claims/cost.ts"
import { whyClaims } from "./claims/cost-why.ts"
import { quoteClaims } from "./claims/further.ts"
import { delayed, headlines, standfirsts } from "./claims/headline.ts"
import { howUnusual, modelSays, recordHigh, whatHappened } from "./claims/in-short.ts"
import { omissions } from "./claims/notices.ts"
import { priceClaims } from "./claims/price.ts"
import { realityClaims } from "./claims/reality.ts"
import { singleSource } from "./claims/sources.ts"
import { takeawayClaims } from "./claims/takeaways.ts"
import { watchClaims } from "./claims/watch.ts"
import { volatilityReality } from "./claims/watch-derivatives.ts"
import { volumeReality } from "./claims/watch-volume.ts"
import { weekClaims } from "./claims/week.ts"
import { zoneClaims } from "./claims/zones.ts"

/** Every claim that an edition can make. */
export const allClaims: readonly Claim[] = [
  ...weekClaims,
  ...headlines,
  delayed,
  ...standfirsts,
  ...whatHappened,
  recordHigh,
  ...howUnusual,
  ...modelSays,
  ...chartTitles,
  ...chartAlt,
  ...priceClaims,
  ...costClaims,
  ...whyClaims,
  ...zoneClaims,
  ...realityClaims,
  ...contextParagraphs.flat(),
  ...quoteClaims,
  ...volumeReality,
  ...volatilityReality,
  ...watchClaims,
  ...takeawayClaims,
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
