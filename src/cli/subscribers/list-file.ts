import { createHash } from "node:crypto"
import type { ReadStream } from "node:fs"
import { open, stat } from "node:fs/promises"
import { parse } from "csv-parse"
import type { FormatName } from "../../subscribers/import/format.ts"
import { recognise } from "../../subscribers/import/recognise.ts"
import { type ImportPart, maxPartBytes, maxPartRows } from "../../subscribers/import/row.ts"
import { exitCodes, Stop } from "../exit.ts"

/** The SHA-256 of a file, in hexadecimal: what a list is known again by. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const bytes of await reading(file)) hash.update(bytes)
  return hash.digest("hex")
}

/** When a file was last changed, in milliseconds since 1970. */
export const changedAt = async (file: string): Promise<number> => Math.floor((await stat(file)).mtimeMs)

/** Reads a list to its header. */
export async function formatOfFile(file: string): Promise<FormatName> {
  for await (const { record } of records(file)) {
    const found = recognise(record)
    if ("problem" in found) throw new Stop(exitCodes.badInput, `${file}: ${found.problem}`)
    return found.format
  }
  throw new Stop(exitCodes.badInput, `${file} is empty: accepted is a list with a header`)
}

/**
 * Reads a list in parts that one request takes each, row by row, so that its length does not matter. The same file gives the
 * same parts. `now`, as of when the list speaks, is in milliseconds since 1970.
 */
export async function* partsOfFile(file: string, now: number): AsyncGenerator<ImportPart> {
  let read: Extract<ReturnType<typeof recognise>, { format: string }>["read"] | null = null
  let part: ImportPart = { rows: [], faults: [] }
  let bytes = 0
  for await (const { record, line } of records(file)) {
    if (read === null) {
      const found = recognise(record)
      if ("problem" in found) throw new Stop(exitCodes.badInput, `${file}: ${found.problem}`)
      read = found.read
      continue
    }
    const row = read(record, line, now)
    const size = JSON.stringify(row).length * 2
    if (part.rows.length + part.faults.length >= maxPartRows || bytes + size > maxPartBytes / 2) {
      yield part
      part = { rows: [], faults: [] }
      bytes = 0
    }
    bytes += size
    if ("problem" in row) part.faults.push(row)
    else part.rows.push(row)
  }
  if (part.rows.length + part.faults.length > 0) yield part
}

type Record = { record: string[]; line: number }

/** The records of a CSV file (RFC 4180), with the line that each ends in. */
async function* records(file: string): AsyncGenerator<Record> {
  const bytes = await reading(file)
  const parser = bytes.pipe(
    parse({ bom: true, relax_column_count: true, skip_empty_lines: true, info: true, relax_quotes: true }),
  )
  try {
    for await (const { record, info } of parser) yield { record, line: info.lines }
  } catch (error) {
    if (error instanceof Stop) throw error
    const why = error instanceof Error ? error.message : String(error)
    // What csv-parse says of a record may quote it.
    throw new Stop(exitCodes.badInput, `${file} cannot be read as CSV: ${why.split(":")[0]}`)
  } finally {
    // Whoever wanted the header alone leaves the rest unread.
    bytes.destroy()
  }
}

async function reading(file: string): Promise<ReadStream> {
  try {
    return (await open(file)).createReadStream()
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error)
    throw new Stop(exitCodes.badInput, `${file} cannot be read: ${why}`, { cause: error })
  }
}
