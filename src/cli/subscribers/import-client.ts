import { createHash } from "node:crypto"
import { ImportReport, type NewImport } from "../../subscribers/import/job.ts"
import type { ImportPart } from "../../subscribers/import/row.ts"
import { type Ask, refusal } from "../desk-client.ts"

/** A report over a long list reads all of it. */
const patienceMs = 120_000

/** The imports of a Worker; what it refuses becomes a Stop. */
export function importClient(ask: Ask) {
  async function report(path: string, body?: unknown): Promise<ImportReport> {
    const init =
      body === undefined
        ? {}
        : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }
    const response = await ask(path, init, patienceMs)
    if (!response.ok) throw await refusal(response)
    return ImportReport.parse(await response.json())
  }
  const at = (id: string) => `/api/v1/imports/${encodeURIComponent(id)}`
  return {
    begin: (list: NewImport) => report("/api/v1/imports", list),
    show: (id: string) => report(at(id)),
    /** `parts` is how many the list has. */
    commit: (id: string, parts: number) => report(`${at(id)}/commit`, { parts }),
    undo: (id: string) => report(`${at(id)}/undo`, {}),

    async putPart(id: string, n: number, part: ImportPart): Promise<void> {
      const body = JSON.stringify(part)
      const digest = createHash("sha256").update(body).digest("base64")
      const headers = { "Content-Type": "application/json", "Content-Digest": `sha-256=:${digest}:` }
      const response = await ask(`${at(id)}/parts/${n}`, { method: "PUT", headers, body }, patienceMs)
      if (!response.ok) throw await refusal(response)
      await response.body?.cancel()
    },
  }
}
