import { OutsideError } from "../../outside.ts"
import { HistoryError, type HistoryRow, parseHistory } from "../history/format.ts"
import { type KnownSeries, providerOf } from "../history/known-series.ts"
import { indexFile, parseIndex, type SeriesIndex } from "../history/series-index.ts"
import { type ProviderName, providers } from "../providers.ts"
import { type Get, type Reply, SourceError } from "../source.ts"

/** A series as it was read: its rows, the reply that they stood in, and whose measurement they are. */
export type ReadSeries = { rows: readonly HistoryRow[]; reply: Reply; provider: ProviderName; origin: string }

/** What was parsed before, by the file's name and its SHA-256: many days of one folder take each file apart once. */
export type ParsedFiles = { rows: Map<string, readonly HistoryRow[]>; index: Map<string, SeriesIndex> }

/**
 * Room for what is parsed of a folder.
 *
 * openFolder("https://example.com/history", parsedFiles())
 */
export const parsedFiles = (): ParsedFiles => ({ rows: new Map(), index: new Map() })

/** A folder of history behind a URL. Each file is asked for once, whoever needs it. */
export type HistoryFolder = {
  /** The series, or null when the folder has none of it. Throws a SourceError, and lets an OutsideError pass. */
  read(series: KnownSeries, get: Get): Promise<ReadSeries | null>
}

const accept = "text/csv, application/json"
const notThere = 404

/**
 * The folder at `url`, without a trailing slash: `${url}/series.json` and `${url}/btc_ohlcv.csv`.
 *
 * openFolder("https://example.com/history").read(figureSeriesNamed("fear_greed"), get)
 */
export function openFolder(url: string, parsed: ParsedFiles = parsedFiles()): HistoryFolder {
  const replies = new Map<string, Promise<Reply>>()
  const fetchOnce = (file: string, get: Get): Promise<Reply> => {
    const reply = replies.get(file) ?? get(`${url}/${file}`, { accept })
    replies.set(file, reply)
    return reply
  }
  return {
    async read(series, get) {
      const file = `${series.name}.csv`
      try {
        const index = await indexOf(fetchOnce(indexFile, get))
        const entry = once(parsed.index, index.sha256, () => parseIndex(index.body))[series.name]
        if (!entry) return null
        const whose = describe(series, entry)
        const reply = await orNull(fetchOnce(file, get))
        if (reply === null) return null
        const rows = once(parsed.rows, `${file} ${reply.sha256}`, () =>
          parseHistory(file, reply.body, series.shape),
        )
        return { rows, reply, ...whose }
      } catch (error) {
        if (error instanceof HistoryError) throw new SourceError("history", error.message)
        throw error
      }
    },
  }
}

function once<T>(known: Map<string, T>, key: string, make: () => T): T {
  const made = known.get(key) ?? make()
  known.set(key, made)
  return made
}

/** Whose measurement a series is, once its unit is the one that it must have. */
function describe({ name, written, provider, origin }: KnownSeries, entry: SeriesIndex[string]) {
  if (!written.some((unit) => entry.unit.startsWith(unit))) {
    const accepted = `one that begins with ${written.join(" or ")}`
    throw new HistoryError(indexFile, null, `the unit of ${name} is "${entry.unit}"; accepted: ${accepted}`)
  }
  if (entry.origin === undefined) return { provider, origin }
  const named = providerOf(entry.origin)
  if (named === null) {
    const titles = Object.values(providers).map(({ title }) => title)
    const accepted = `one that begins with the name of a provider: ${titles.join(", ")}`
    throw new HistoryError(
      indexFile,
      null,
      `the origin of ${name} is "${entry.origin}"; accepted: ${accepted}`,
    )
  }
  return { provider: named, origin: entry.origin }
}

async function indexOf(reply: Promise<Reply>): Promise<Reply> {
  const index = await orNull(reply)
  if (index === null) throw new HistoryError(indexFile, null, "is missing: this is no folder of history")
  return index
}

const orNull = (reply: Promise<Reply>): Promise<Reply | null> =>
  reply.catch((error: unknown) => {
    if (error instanceof OutsideError && error.status === notThere) return null
    throw error
  })
