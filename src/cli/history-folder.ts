import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { type Gathered, gather } from "../market/gather.ts"
import { figureSeriesNamed, requiredSeries } from "../market/history/known-series.ts"
import type { Day, Instant } from "../market/observation.ts"
import type { Get } from "../market/source.ts"
import { openHistory } from "../market/sources/history.ts"
import { openFolder, parsedFiles } from "../market/sources/history-folder.ts"
import { OutsideError } from "../outside.ts"
import { exitCodes, Stop } from "./exit.ts"

/** The address under which a folder's files stand: `history:/btc_ohlcv.csv`. */
export const historyUrl = "history:"

/** A folder of history whose files are read and taken apart once, however many days are gathered from it. */
export type History = {
  /** What the folder says of a day, fetched, as it were, at its slot. */
  gather(day: Day, slot: Instant): Promise<Gathered>
  /** The last day that the folder has a price of. Throws a Stop when it has none. */
  lastDay(): Promise<Day>
}

/** No reply is kept of a question that no edition asks. */
const notAsked: Instant = "1970-01-01T00:00:00Z"

/**
 * A folder of history, for many days.
 *
 * await openDays("history").gather("2026-02-08", "2026-02-09T00:10:00Z")
 */
export function openDays(folder: string): History {
  const read = readOnce(folder)
  const parsed = parsedFiles()
  return {
    gather: (day, slot) =>
      gather(openHistory(historyUrl, parsed), { day, slot, get: getBy(read, slot), kept: () => null }),
    async lastDay() {
      const series = figureSeriesNamed(requiredSeries)
      const found = await openFolder(historyUrl, parsed)
        .read(series, getBy(read, notAsked))
        .catch((error: unknown) => {
          throw new Stop(exitCodes.badInput, error instanceof Error ? error.message : String(error))
        })
      const last = found?.rows.at(-1)
      if (!last) throw new Stop(exitCodes.badInput, `${folder} has no row of ${requiredSeries}`)
      return last.day
    },
  }
}

/**
 * A `get` that reads a folder in place of the network; `fetchedAt` stands in every reply, so that the same files give
 * the same bytes. A file that is not there is answered like a server's 404.
 */
export const getFromFolder = (folder: string, fetchedAt: Instant): Get => getBy(readOnce(folder), fetchedAt)

type Read = (name: string) => Promise<{ body: string; sha256: string }>

const getBy =
  (read: Read, fetchedAt: Instant): Get =>
  async (url) => ({
    url,
    ...(await read(basename(new URL(url).pathname))),
    fetchedAt,
    rebuiltFrom: null,
  })

function readOnce(folder: string): Read {
  const files = new Map<string, ReturnType<Read>>()
  return (name) => {
    const file = files.get(name) ?? read(folder, name)
    files.set(name, file)
    return file
  }
}

async function read(folder: string, name: string): ReturnType<Read> {
  const bytes = await readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT")
      throw new OutsideError("history", `cannot be read: ${error.code} for ${name}`, cannot)
    throw new OutsideError("history", `has no ${name}`, { status: 404, retryable: false })
  })
  return { body: bytes.toString("utf8"), sha256: createHash("sha256").update(bytes).digest("hex") }
}

const cannot = { status: null, retryable: false } as const
