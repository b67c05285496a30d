import type { ReaderKind } from "../../subscribers/reader-kind.ts"
import type { Claim } from "../claim.ts"
import { beginnerTakeaways } from "./takeaways-beginner.ts"
import { generalTakeaways } from "./takeaways-general.ts"
import { holderTakeaways } from "./takeaways-holder.ts"
import { traderTakeaways } from "./takeaways-trader.ts"

/**
 * What the figures mean for a kind of reader, and what to watch: `notable` are for what is particular to the day, the
 * first that holds before the others; `usual` and `watch` take turns. Third person, nothing on what to do.
 */
export type Takeaways = { notable: readonly Claim[]; usual: readonly Claim[]; watch: readonly Claim[] }

export const takeaways: Record<ReaderKind, Takeaways> = {
  general: generalTakeaways,
  "long-term-holder": holderTakeaways,
  trader: traderTakeaways,
  beginner: beginnerTakeaways,
}

/** Every claim of the takeaways. */
export const takeawayClaims: readonly Claim[] = Object.values(takeaways).flatMap(
  ({ notable, usual, watch }) => [...notable, ...usual, ...watch],
)
