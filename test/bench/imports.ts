import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createAsk } from "../../src/cli/desk-client.ts"
import { importList } from "../../src/cli/subscribers/import-list.ts"
import { demonstration } from "../demonstration.ts"
import { withLocalWorker } from "./local-worker.ts"

/** Rows of a list a second, from reading the file to the last reader, through `wrangler dev`. All must become readers. */
export async function measureImports(rows: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-bench-list-"))
  try {
    const path = join(folder, "list.csv")
    const lines = Array.from({ length: rows }, (_, n) => `reader${n}@reader.example,2024-05-20`)
    await writeFile(path, `email,confirmed_at\n${lines.join("\n")}\n`)
    return await withLocalWorker(async (url) => {
      const list = { path, yes: true, basis: "a list of the bench", source: null, moved: false } as const
      const ask = createAsk(url, demonstration.DESK_TOKEN)
      const from = performance.now()
      const { state, verdicts } = await importList(ask, { ...list, frequency: "weekly" }, () => {})
      const seconds = (performance.now() - from) / 1000
      if (state !== "done" || verdicts.ready !== rows)
        throw new Error(`of ${rows} rows ${verdicts.ready} became readers, and the import is ${state}`)
      return rows / seconds
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
