import * as z from "zod"
import { Reason } from "../market/figure.ts"
import { Day, Decimal } from "../market/observation.ts"
import { ReaderKind } from "../subscribers/reader-kind.ts"
import { jsonColumn } from "./json-column.ts"

export const EditionState = z.enum([
  "making",
  "waiting",
  "held",
  "released",
  "sending",
  "stopped",
  "done",
  "rejected",
  "missed",
  "failed",
])
export type EditionState = z.infer<typeof EditionState>

/** The stages of an edition in their order, as a watcher sees them. */
export const stages = ["gather", "compose", "render", "freeze", "review", "plan", "send", "done"] as const
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>

/** R2 keys of the finished texts of each reader kind. */
export const FrozenMails = z.record(ReaderKind, z.object({ html: z.string(), text: z.string() }))
export type FrozenMails = z.infer<typeof FrozenMails>

const FrozenPicture = z.object({ key: z.string(), width: z.int(), height: z.int() })

/** R2 keys of an edition's pictures, PNGs each, with their size in px: for mails, for pages in the dark, for link previews. */
export const FrozenPictures = z.object({ light: FrozenPicture, dark: FrozenPicture, og: FrozenPicture })
export type FrozenPictures = z.infer<typeof FrozenPictures>

export const Report = z.object({
  planned: z.int(),
  submitted: z.int(),
  left: z.int(),
  suppressed: z.int(),
  rejected: z.int(),
  failed: z.int(),
  inDoubt: z.int(),
  /** Readers who were due and were left out while the domain is warmed up. */
  notDue: z.int().optional(),
  /** What the delivery took; reports of earlier versions do not say. */
  effort: z
    .object({ seconds: z.number(), calls: z.int(), retries: z.int(), rowsWritten: z.int() })
    .optional(),
})
export type Report = z.infer<typeof Report>

export const Decision = z.object({
  action: z.enum(["release", "reject", "pause", "cancel"]),
  reason: z.string(),
  at: z.int(),
})
export type Decision = z.infer<typeof Decision>

/** When a version was found fit to go, and at what price of bitcoin in USD; null where nobody could be asked. */
export const Fresh = z.object({ at: z.int(), price: Decimal.nullable() })
export type Fresh = z.infer<typeof Fresh>

export const EditionRow = z.object({
  newsletter: z.string(),
  slug: z.string(),
  version: z.int(),
  day: Day,
  slot_at: z.int(),
  due_at: z.int(),
  state: EditionState,
  status: z.enum(["complete", "degraded", "held"]).nullable(),
  gathered: z.string().nullable(),
  edition_sha: z.string().nullable(),
  evidence_sha: z.string().nullable(),
  mails: jsonColumn(FrozenMails).nullable(),
  pictures: jsonColumn(FrozenPictures).nullable(),
  subject: z.string().nullable(),
  big_move: z.literal([0, 1]).transform((big) => big === 1),
  reasons: jsonColumn(z.array(Reason)),
  decided_by: z.string().nullable(),
  decision: jsonColumn(Decision).nullable(),
  report: jsonColumn(Report).nullable(),
  runs: z.int(),
  stages: jsonColumn(z.partialRecord(Stage, z.int())),
  heartbeat_at: z.int(),
  started_at: z.int(),
  frozen_at: z.int().nullable(),
  done_at: z.int().nullable(),
  fresh: jsonColumn(Fresh).nullable(),
  stale: jsonColumn(z.array(Reason)),
  recomposed: z.int(),
})
export type EditionRow = z.infer<typeof EditionRow>

/** What freezing writes: from here on the words of this version do not change. */
export type Frozen = {
  state: "waiting" | "held" | "released"
  status: "complete" | "degraded" | "held"
  editionSha: string
  evidenceSha: string
  mails: FrozenMails
  pictures: FrozenPictures | null
  subject: string
  bigMove: boolean
  reasons: readonly Reason[]
}
