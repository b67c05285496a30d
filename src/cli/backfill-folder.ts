import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { HistoryStore } from "../market/backfill/run.ts"
import { exitCodes, Stop } from "./exit.ts"

/**
 * A folder of history on this machine. A file is written beside its place and then moved there, so that an interruption
 * leaves the old one or the new one, never half of one.
 *
 * Throws a Stop when the folder cannot be read or written to.
 */
export function folderStore(folder: string): HistoryStore {
  const orStop = (error: unknown): never => {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error)
    throw new Stop(exitCodes.badInput, `${folder} cannot be used: ${why}`, { cause: error })
  }
  return {
    async read(name) {
      return readFile(join(folder, name), "utf8").catch((error: NodeJS.ErrnoException) =>
        error.code === "ENOENT" ? null : orStop(error),
      )
    },
    async write(name, text) {
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(join(folder, `${name}.part`), text)
        await rename(join(folder, `${name}.part`), join(folder, name))
      } catch (error) {
        orStop(error)
      }
    },
  }
}
