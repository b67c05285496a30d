import * as z from "zod"
import { Decimal, FigureId, Headline, Instant, Observation, Part, Point, Unit } from "./observation.ts"

/**
 * Why something is missing. `code` is for programs, `detail` for the editors: lower case, no full stop, what was asked
 * and what came (`kraken answered 503 to /0/public/OHLC`). It never holds an address or a secret. `unit` is a value in
 * another unit or a power of ten away from what it should be, `shifted` a series whose days are named a day off, `frozen`
 * one that repeats itself, `outlier` one whose last step is unlike its history. `unproved` is a text that verification
 * refused. `review_due` takes nothing from the edition: an assumption is to be looked at soon.
 */
export const Reason = z.object({
  code: z.enum([
    "source_failed",
    "missing",
    "too_few_origins",
    "apart",
    "stale",
    "out_of_range",
    "unit",
    "shifted",
    "frozen",
    "outlier",
    "left_out",
    "review_due",
    "unproved",
  ]),
  figure: FigureId.optional(),
  source: z.string().optional(),
  /** For `left_out`: the block of the edition that the readers are told is missing. `unproved`: the sentence at fault. */
  block: z.string().optional(),
  detail: z.string(),
})
export type Reason = z.infer<typeof Reason>

const settled = {
  id: FigureId,
  outcome: z.enum(["agreed", "single"]),
  unit: Unit,
  asOf: Instant,
  /** Whose measurement the printed value is. A daily series is one origin's and is never spliced. */
  origin: z.string(),
  /** Largest relative distance of a confirming origin from the printed value: 0.003 is 0.3 %. "0" when single. */
  spread: Decimal,
  observations: z.array(Observation).min(1),
  /** Why other observations of the figure were set aside; absent when none was. */
  dropped: z.array(Reason).optional(),
}

/** The value that sources agree on (`agreed`), that one origin alone gives where one suffices (`single`), or none (`held`). */
export const Figure = z.union([
  z.object({ ...settled, kind: z.literal("value"), value: Decimal }),
  z.object({ ...settled, kind: z.literal("series"), series: z.array(Point).min(1) }),
  z.object({ ...settled, kind: z.literal("distribution"), parts: z.array(Part).min(1) }),
  z.object({ ...settled, kind: z.literal("headlines"), items: z.array(Headline).min(1) }),
  z.object({
    id: FigureId,
    outcome: z.literal("held"),
    kind: z.literal("none"),
    reason: Reason,
    observations: z.array(Observation),
  }),
])
export type Figure = z.infer<typeof Figure>
