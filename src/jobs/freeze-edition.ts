import { Edition } from "../edition/edition.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { Words } from "./compose-words.ts"
import type { JobDeps } from "./deps.ts"
import type { Texts } from "./render-texts.ts"

/**
 * Freezes the edition: from here on this version's words do not change. What verification refused, or what the figures
 * hold, is held; else the policy says whether it goes or waits for an editor.
 */
export async function freezeEdition(
  deps: JobDeps,
  row: EditionRow,
  words: Words,
  texts: Texts,
): Promise<"held" | "waiting" | "released"> {
  const edition = Edition.parse(JSON.parse(await deps.files.get(words.edition)))
  const unproved = texts.problems.map((detail) => ({ code: "unproved" as const, detail }))
  const status = unproved.length > 0 ? "held" : edition.status
  const state = status === "held" ? "held" : deps.config.POLICY === "auto" ? "released" : "waiting"
  const frozen = {
    state,
    status,
    editionSha: words.edition,
    evidenceSha: words.evidence,
    mails: texts.mails,
    pictures: texts.pictures,
    subject: edition.headline.text,
    bigMove: edition.bigMove !== null,
    reasons: [...edition.reasons, ...unproved, ...row.stale],
  } as const
  const first = await deps.editions.freeze(row.slug, row.version, frozen, deps.now())
  if (first) deps.log("edition frozen", { slug: row.slug, version: row.version, state, status })
  return state
}
