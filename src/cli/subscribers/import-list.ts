import type { ImportReport, NewImport } from "../../subscribers/import/job.ts"
import type { Ask } from "../desk-client.ts"
import { importClient } from "./import-client.ts"
import { changedAt, formatOfFile, hashOfFile, partsOfFile } from "./list-file.ts"

/** A list as the operator describes it; `yes`: take it over, and do not only look. */
export type ListOptions = { path: string; yes: boolean } & Pick<
  NewImport,
  "basis" | "source" | "frequency" | "moved"
>

/**
 * Moves a list into a Worker: sends it in parts, and takes it over where that is asked for. It goes on where an earlier run
 * with the same list stopped.
 */
export async function importList(
  ask: Ask,
  { path, yes, ...described }: ListOptions,
  say: (line: string) => void,
): Promise<ImportReport> {
  const client = importClient(ask)
  const [format, file] = [await formatOfFile(path), await hashOfFile(path)]
  let job = await client.begin({ file, format, ...described })
  say(`import ${job.id}: a list of ${format}`)
  let parts = 0
  let records = 0
  // As of when the list was made, so that a later run makes the same parts of it.
  for await (const part of partsOfFile(path, await changedAt(path))) {
    if (job.state === "open") await client.putPart(job.id, parts, part)
    parts += 1
    records += part.rows.length + part.faults.length
    if (job.state === "open") say(`${count(records)} rows sent`)
  }
  if (!yes) return client.show(job.id)
  do {
    job = await client.commit(job.id, parts)
    say(`${count(job.left)} addresses left`)
  } while (job.state === "committing")
  return job
}

/** Takes out again what an import brought. */
export async function undoList(ask: Ask, id: string, say: (line: string) => void): Promise<ImportReport> {
  const client = importClient(ask)
  let job = await client.undo(id)
  while (job.state === "undoing") {
    say(`${count(job.left)} addresses left`)
    job = await client.undo(id)
  }
  return job
}

const count = (number: number): string => number.toLocaleString("en")
