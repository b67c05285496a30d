import * as z from "zod"
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

/** Which of an edition's deliveries is meant: its own, or the late one. */
export const Sending = z.enum(["edition", "late"])
export type Sending = z.infer<typeof Sending>

/** What an editor says of chunks in doubt of a delivery, null being all: they were sent, or are to be sent although they may have been. */
export type Resolution = { of: Sending; as: "sent" | "again"; chunks: number[] | null; reason: string }

/** What became of an editor's word. */
export type Resolved =
  | { outcome: "resolved"; chunks: number[] }
  | { outcome: "unknown" }
  | { outcome: "refused"; problem: string }
