import * as z from "zod"
import { canonicalJson } from "../edition/canonical.ts"
import { instantOf } from "../market/day.ts"
import { gather } from "../market/gather.ts"
import { Point } from "../market/observation.ts"
import type { EditionRow, FrozenMails, FrozenPictures } from "../store/edition-row.ts"
import type { Files } from "../store/files.ts"
import { readerKinds } from "../subscribers/reader-kind.ts"
import { composeWords } from "./compose-words.ts"
import type { JobDeps } from "./deps.ts"
import { Gathered } from "./gathered.ts"
import { extendAll, keptOf } from "./kept-days.ts"
import { answersAsThen, findIntact, recallReplies } from "./recall.ts"
import { renderTexts } from "./render-texts.ts"

/** A frozen file, the SHA-256 that it has when it is made again, and whether that is what is frozen, byte for byte. */
export type RebuiltFile = { name: string; sha256: string; same: boolean }

/** What became of rebuilding an edition. `refused` says why it cannot be done. */
export type Rebuilt =
  | { outcome: "rebuilt"; slug: string; version: number; files: RebuiltFile[]; same: boolean }
  | { outcome: "unknown" }
  | { outcome: "refused"; problem: string }

type Needed = Pick<JobDeps, "files" | "openAgain" | "drawPng"> & {
  editions: Pick<JobDeps["editions"], "find">
}

/**
 * Makes an edition again from the raw replies that were kept, and compares its words, their proof and its mails with what
 * is frozen. Nobody outside is asked and nothing is stored. A kept reply that is no longer what came is a file of its own
 * that differs.
 */
export async function rebuild(deps: Needed, slug: string): Promise<Rebuilt> {
  const row = await deps.editions.find(slug)
  if (row === null) return { outcome: "unknown" }
  const frozen = frozenFiles(row)
  if (frozen === null || row.gathered === null) {
    return { outcome: "refused", problem: `the edition is ${row.state} and has no frozen words yet` }
  }
  const text = await findIntact(deps.files, row.gathered)
  const read = text === null ? null : Gathered.safeParse(JSON.parse(text))
  if (!read?.success) {
    const problem = read ? "it was gathered before requests were listed" : "what was gathered is lost"
    return { outcome: "refused", problem }
  }
  if ((await findIntact(deps.files, read.data.making)) === null) {
    return { outcome: "refused", problem: "the settings that it was made with are lost" }
  }
  const replies = await recallReplies(deps.files, read.data.requests)
  const files = rehearsing(deps.files)
  const again = await makeAgain({ ...deps, files }, row, read.data, replies)
  const compared = await Promise.all(
    frozen.map(async ([name, key]): Promise<RebuiltFile> => {
      const made = again.get(name) ?? ""
      const same = made === key && (await isIntact(deps.files, key))
      return { name, sha256: made.slice("sha256/".length), same }
    }),
  )
  const spoiled = [...replies].flatMap(([sha256, body]) =>
    body === null ? [{ name: `reply ${urlOf(read.data, sha256)}`, sha256, same: false }] : [],
  )
  const all = [...compared, ...spoiled]
  return { outcome: "rebuilt", slug, version: row.version, files: all, same: all.every(({ same }) => same) }
}

/** Whether the text or the picture under a key is still the one that was frozen under it. */
async function isIntact(files: Files, key: string): Promise<boolean> {
  if ((await findIntact(files, key)) !== null) return true
  const found = await files.findBytes(key)
  return found !== null && (await files.keyOfBytes(new Uint8Array(found.bytes))) === key
}

/** The keys of all that is frozen, by name, made anew. */
async function makeAgain(
  { files, openAgain, drawPng }: Needed,
  row: EditionRow,
  then: Gathered,
  replies: ReadonlyMap<string, string | null>,
): Promise<ReadonlyMap<string, string>> {
  const said = await gather(openAgain(then), {
    day: row.day,
    slot: instantOf(row.slot_at),
    get: answersAsThen(then.requests, replies),
    kept: keptOf(then.kept),
  })
  const extended = await extendAll(said.observations, async ({ figure, source }) => {
    const kept = then.kept.find((each) => each.series === figure && each.source === source)
    return kept?.file ? { days: await daysIn(files, kept.file), sha256: kept.file } : null
  })
  const gathered = canonicalJson({
    ...then,
    observations: extended.observations,
    failures: [...said.failures, ...extended.reasons],
  })
  const words = await composeWords({ files }, await files.put(gathered, "application/json"))
  const { mails, pictures } = await renderTexts({ files, drawPng }, words)
  return new Map(namesOf({ edition: words.edition, evidence: words.evidence, mails, pictures }))
}

const KeptFile = z.object({ days: z.array(Point) })

async function daysIn(files: Files, sha256: string): Promise<Point[]> {
  const text = await findIntact(files, `sha256/${sha256}`)
  return text === null ? [] : KeptFile.parse(JSON.parse(text)).days
}

const frozenFiles = ({
  edition_sha,
  evidence_sha,
  mails,
  pictures,
}: EditionRow): [string, string][] | null =>
  edition_sha === null || evidence_sha === null || mails === null
    ? null
    : namesOf({ edition: edition_sha, evidence: evidence_sha, mails, pictures })

type Keys = { edition: string; evidence: string; mails: FrozenMails; pictures: FrozenPictures | null }

const namesOf = ({ edition, evidence, mails, pictures }: Keys): [string, string][] => [
  ["edition.json", edition],
  ["evidence.json", evidence],
  ...readerKinds.flatMap((kind): [string, string][] => [
    [`mail.${kind}.html`, mails[kind].html],
    [`mail.${kind}.txt`, mails[kind].text],
  ]),
  ...Object.entries(pictures ?? {}).map(([name, { key }]): [string, string] => [`picture.${name}.png`, key]),
]

const urlOf = ({ requests }: Gathered, sha256: string): string =>
  requests.find((each) => each.outcome === "reply" && each.sha256 === sha256)?.url ?? sha256

/** Files that are written into memory alone; what was not written is read from where it lies. */
function rehearsing(files: Files): Files {
  const written = new Map<string, string>()
  return {
    ...files,
    async put(text) {
      const key = await files.keyOf(text)
      written.set(key, text)
      return key
    },
    putBytes: files.keyOfBytes,
    get: async (key) => written.get(key) ?? files.get(key),
  }
}
