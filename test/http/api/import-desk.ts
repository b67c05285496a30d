import { env } from "cloudflare:workers"
import * as z from "zod"
import { Address } from "../../../src/subscribers/address.ts"
import { ImportReport } from "../../../src/subscribers/import/job.ts"
import { recognise } from "../../../src/subscribers/import/recognise.ts"
import type { ImportRow } from "../../../src/subscribers/import/row.ts"
import { ask, bearer, json } from "../site.ts"

/** When lists are read in these tests. */
const now = Date.UTC(2026, 1, 9, 0, 20)
export const since = Date.UTC(2019, 4, 20)
export const basis = "double opt-in at Ghost"

/** A row as a list gives it: whoever reads, unless it says otherwise. */
export const row = (address: string, rest: Partial<ImportRow> = {}): ImportRow => ({
  line: 2,
  address: Address.parse(address),
  wants: "active",
  since,
  basis: null,
  source: null,
  kind: null,
  frequency: null,
  textVersion: null,
  paid: false,
  dormant: false,
  ...rest,
})

/** The rows of a list that is written here as lines of cells without commas in them. */
export function rowsOf(...lines: string[]): ImportRow[] {
  const [header = "", ...records] = lines
  const list = recognise(header.split(","))
  if ("problem" in list) throw new Error(list.problem)
  return records.flatMap((record, place) => {
    const read = list.read(record.split(","), place + 2, now)
    return "problem" in read ? [] : [read]
  })
}

const report = async (answer: Response): Promise<ImportReport> => {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return ImportReport.parse(await answer.json())
}

export const list = { file: "ab".repeat(32), format: "ghost", basis, source: "Ghost" }

const post = (path: string, body: unknown) =>
  ask(path, { method: "POST", headers: { ...bearer, ...json }, body: JSON.stringify(body) })

export const begin = async (rest: Record<string, unknown> = {}) =>
  report(await post("/api/v1/imports", { ...list, ...rest }))

export async function digestOf(body: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body)))
  return `sha-256=:${btoa(String.fromCharCode(...bytes))}:`
}

/** Sends a part, as it is or with another digest. */
export async function put(id: string, n: number, part: unknown, digest?: string): Promise<Response> {
  const body = typeof part === "string" ? part : JSON.stringify(part)
  return ask(`/api/v1/imports/${id}/parts/${n}`, {
    method: "PUT",
    headers: { ...bearer, ...json, "Content-Digest": digest ?? (await digestOf(body)) },
    body,
  })
}

export const show = async (id: string) => report(await ask(`/api/v1/imports/${id}`, { headers: bearer }))
export const askCommit = (id: string, parts: number) => post(`/api/v1/imports/${id}/commit`, { parts })
export const commit = async (id: string, parts: number) => report(await askCommit(id, parts))
export const askUndo = (id: string) => ask(`/api/v1/imports/${id}/undo`, { method: "POST", headers: bearer })
export const undo = async (id: string) => report(await askUndo(id))

/** Begins an import of these rows, a part each, and leaves it open. */
export async function staged(parts: ImportRow[][], rest: Record<string, unknown> = {}): Promise<string> {
  const { id } = await begin(rest)
  for (const [n, rows] of parts.entries()) {
    const answer = await put(id, n, { rows, faults: [] })
    if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`)
  }
  return id
}

/** The same, committed. */
export async function imported(parts: ImportRow[][], rest: Record<string, unknown> = {}): Promise<string> {
  const id = await staged(parts, rest)
  await commit(id, parts.length)
  return id
}

/** Takes away all that an import may touch. */
export const clearImports = () =>
  env.DB.batch(
    ["outbox", "consents", "suppressions", "subscribers", "import_rows", "import_parts", "imports"].map(
      (table) => env.DB.prepare(`DELETE FROM ${table}`),
    ),
  )

const Rows = z.array(z.record(z.string(), z.unknown()))
/** Rows of a table, by a condition. */
export const rowsIn = async (sql: string) => Rows.parse((await env.DB.prepare(sql).all()).results)
