import { canonicalJson } from "../edition/canonical.ts"
import { instantOf } from "../market/day.ts"
import type { KeptDays } from "../market/extend.ts"
import { type Asked, gather } from "../market/gather.ts"
import type { EditionRow } from "../store/edition-row.ts"
import type { TextFiles } from "../store/files.ts"
import type { KeptRange } from "../store/series-days.ts"
import type { JobDeps } from "./deps.ts"
import { askedSource, type Gathered, requestOf } from "./gathered.ts"
import { extendAll, keepSettled, keptOf } from "./kept-days.ts"
import { makingOf } from "./settings.ts"

type Needed = Pick<JobDeps, "config" | "now" | "get" | "sources" | "history" | "log"> & {
  files: TextFiles
  editions: Pick<JobDeps["editions"], "find" | "noteGathered" | "publishedBefore">
  seriesDays: JobDeps["seriesDays"]
}

/** From then on nothing more is asked. */
const longestMs = 60_000

/**
 * Asks every source and keeps what they said, replies and all, unless a gathering of this version stands already.
 * Returns the R2 key of what was gathered.
 */
export async function gatherFigures(deps: Needed, row: EditionRow): Promise<string> {
  if (row.gathered !== null) return row.gathered
  const when = { day: row.day, slot: instantOf(row.slot_at) }
  // A folder of history holds all its days, and leaves none among those that providers gave.
  const ranges = deps.history === null ? await deps.seriesDays.ranges(row.day) : []
  const end = deps.now() + longestMs
  const said = await gather(
    deps.sources,
    { ...when, get: deps.get, kept: keptOf(ranges) },
    () => deps.now() >= end,
  )
  await keepReplies(deps, said.asked)

  const looked = new Map<KeptRange, KeptDays>()
  const extended = await extendAll(said.observations, async ({ figure, source, points }) => {
    const range = ranges.find((each) => each.series === figure && each.source === source)
    // Nothing was kept, or nothing that the reply does not have itself.
    if (!range || (points[0]?.day ?? "") <= range.first) return null
    const kept = await fileOf(deps, range)
    looked.set(range, kept)
    return kept
  })
  const failures = [...said.failures, ...extended.reasons]
  for (const failure of failures) {
    deps.log("source failed", { slug: row.slug, source: failure.source ?? "", detail: failure.detail })
  }
  if (deps.history === null) await keepSettled(deps.seriesDays, extended.observations, when)

  const gathered: Gathered = {
    schema: 2,
    making: await deps.files.put(canonicalJson(await makingOf(deps, row)), "application/json"),
    history: deps.history,
    sources: deps.sources.map(askedSource),
    kept: ranges.map((range) => ({ ...range, file: looked.get(range)?.sha256 ?? null })),
    requests: said.asked.map(requestOf),
    observations: extended.observations,
    failures,
  }
  return note(deps, row, await deps.files.put(canonicalJson(gathered), "application/json", { gzip: true }))
}

/** Each reply under its own hash, which is the `rawSha256` of the observations read from it. */
const keepReplies = (deps: Needed, asked: readonly Asked[]) =>
  Promise.all(
    asked.map((each) =>
      each.outcome === "reply"
        ? deps.files.put(each.reply.body, "text/plain; charset=utf-8", { gzip: true })
        : null,
    ),
  )

/** The days of a range, written to a file of their own: what is kept may grow, what an edition used may not. */
async function fileOf(deps: Needed, range: KeptRange): Promise<KeptDays> {
  const days = await deps.seriesDays.days(range)
  const { series, source } = range
  const key = await deps.files.put(canonicalJson({ series, source, days }), "application/json", {
    gzip: true,
  })
  return { days, sha256: key.slice("sha256/".length) }
}

/** Two runs may have gathered side by side: the first to be noted is the one that both go on with. */
async function note(deps: Needed, row: EditionRow, key: string): Promise<string> {
  await deps.editions.noteGathered(row.slug, row.version, key)
  const noted = await deps.editions.find(row.slug)
  return noted?.gathered ?? key
}
