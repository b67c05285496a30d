import * as z from "zod"
import type { Frame } from "../../emails/frame.ts"
import { Fact } from "../edition/fact.ts"
import { toPrevious } from "../edition/facts/previous.ts"
import { Previous, Settings } from "../edition/settings.ts"
import { instantOf } from "../market/day.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { TextFiles } from "../store/files.ts"
import type { JobDeps } from "./deps.ts"

/**
 * What an edition's words and mails depend on besides its figures: the settings, what the edition before said, and what
 * stands around every mail. It is written down once, so that later settings change nothing of an edition.
 */
export const Making = z.object({
  settings: Settings,
  previous: Previous.nullable(),
  frame: z.object({
    title: z.string(),
    publicUrl: z.string(),
    postalAddress: z.string(),
    replyTo: z.string().optional(),
    offersBigMoves: z.boolean().optional(),
  }) satisfies z.ZodType<Frame>,
})
export type Making = z.infer<typeof Making>

type Needed = Pick<JobDeps, "config"> & {
  files: Pick<TextFiles, "get">
  editions: Pick<JobDeps["editions"], "publishedBefore">
}

/** What an edition is made with, as the settings and the published editions now stand. */
export const makingOf = async (deps: Needed, row: EditionRow): Promise<Making> => ({
  settings: settingsOf(deps, row),
  previous: await previousOf(deps, row),
  frame: frameOf(deps),
})

const settingsOf = ({ config }: Needed, row: EditionRow): Settings => ({
  newsletter: row.newsletter,
  title: config.TITLE,
  slug: row.slug,
  version: row.version,
  day: row.day,
  slot: instantOf(row.slot_at),
  cadence: config.CADENCE,
  publicUrl: config.PUBLIC_URL,
  holdings: config.HOLDINGS,
})

const frameOf = ({ config }: Needed): Making["frame"] => ({
  title: config.TITLE,
  publicUrl: config.PUBLIC_URL,
  postalAddress: config.POSTAL_ADDRESS,
  ...(config.REPLY_TO !== undefined && { replyTo: config.REPLY_TO }),
  ...(config.CADENCE === "daily" && { offersBigMoves: true }),
})

const Said = z.object({ facts: z.array(Fact) })

/** What the last edition that went out said, for the section on what has changed since. */
async function previousOf(deps: Needed, row: EditionRow): Promise<Previous | null> {
  const before = await deps.editions.publishedBefore(row.day)
  if (before === null || before.evidence_sha === null) return null
  const { facts } = Said.parse(JSON.parse(await deps.files.get(before.evidence_sha)))
  return toPrevious(before.slug, before.day, facts)
}
