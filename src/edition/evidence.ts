import * as z from "zod"
import { Figure, Reason } from "../market/figure.ts"
import { Edition, Sentence } from "./edition.ts"
import { Fact } from "./fact.ts"

/**
 * The machine-readable proof of an edition: sentence → claim → facts → figures → observations, by id. `fetchedAt` stands
 * here only, so that the same figures give the same edition.
 */
export const Evidence = z.object({
  newsletter: z.string(),
  slug: z.string(),
  version: z.int(),
  sentences: z.array(Sentence),
  facts: z.array(Fact),
  figures: z.array(Figure),
  reasons: z.array(Reason),
})
export type Evidence = z.infer<typeof Evidence>

/** What composing gives: the words and their proof. */
export const Composed = z.object({ edition: Edition, evidence: Evidence })
export type Composed = z.infer<typeof Composed>
