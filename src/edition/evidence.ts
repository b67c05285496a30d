import * as z from "zod"
import { Figure, Reason } from "../market/figure.ts"
import { Edition, Sentence } from "./edition.ts"
import { EvidenceFigure, toEvidence } from "./evidence-figures.ts"
import { Fact } from "./fact.ts"

const upToFigures = {
  newsletter: z.string(),
  slug: z.string(),
  version: z.int(),
  sentences: z.array(Sentence),
  facts: z.array(Fact),
}

/** Before it bore a number, evidence held whole series; these are left out when it is read. */
const First = z
  .object({
    ...upToFigures,
    schema: z.undefined().optional(),
    figures: z.array(Figure),
    reasons: z.array(Reason),
  })
  .transform((evidence) => ({
    ...evidence,
    schema: 2 as const,
    figures: evidence.figures.map((figure) => toEvidence(figure)),
  }))

/**
 * The machine-readable proof of an edition: sentence → claim → facts → figures → observations, by id. `fetchedAt` stands
 * here only, so that the same figures give the same edition. It is published, so it holds of what sources said only what
 * their licences let be handed on.
 */
export const Evidence = z.union([
  z.object({
    schema: z.literal(2),
    ...upToFigures,
    figures: z.array(EvidenceFigure),
    reasons: z.array(Reason),
  }),
  First,
])
export type Evidence = z.infer<typeof Evidence>

/** What composing gives: the words and their proof. */
export const Composed = z.object({ edition: Edition, evidence: Evidence })
export type Composed = z.infer<typeof Composed>
