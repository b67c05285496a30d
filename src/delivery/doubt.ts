import type { ChunkResult } from "./chunk-shape.ts"

/** A chunk whose mails may have been taken: nobody knows. `since`: when its call was first left unanswered, an ISO instant. */
export type Doubt = {
  chunk: number
  readers: number
  reason: ChunkResult["reason"] | null
  detail: string
  since: string | null
  /** Of how many of its mails the provider has told since. */
  told: number
}

/** What an editor says of chunks in doubt, null being all: they were sent, or are to be sent although they may have been. */
export type Resolution = { as: "sent" | "again"; chunks: number[] | null; reason: string }

/** What became of an editor's word. */
export type Resolved =
  | { outcome: "resolved"; chunks: number[] }
  | { outcome: "unknown" }
  | { outcome: "refused"; problem: string }
