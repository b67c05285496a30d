import { randomBytes } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as z from "zod"

/** Where the demonstration keeps its database, its mails and its keys. */
export const defaultState = ".wrangler/start"

const LocalState = z.object({
  /** Drawn at random when the state is made; good for nothing beyond this machine. */
  tokenKeys: z.string(),
  hashKey: z.string(),
  deskToken: z.string(),
  /** Where the Worker is, or last was, to be found. */
  url: z.url(),
  /** The process that runs the demonstration now, if one does. */
  pid: z.int().nullable(),
  reader: z.enum(["unknown", "confirmed"]),
})
export type LocalState = z.infer<typeof LocalState>

const fileOf = (folder: string): string => join(folder, "state.json")

/** What an earlier start left in a folder; null where none has been. */
export function readLocalState(folder: string): LocalState | null {
  let text: string
  try {
    text = readFileSync(fileOf(folder), "utf8")
  } catch {
    return null
  }
  return LocalState.parse(JSON.parse(text))
}

/** Writes the state so that only its owner can read it: it holds keys. */
export function writeLocalState(folder: string, state: LocalState): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(fileOf(folder), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
}

/** The state of a first start, with keys of its own. */
export function createLocalState(url: string): LocalState {
  return {
    tokenKeys: `k1:${randomBytes(32).toString("base64")}`,
    hashKey: randomBytes(32).toString("base64"),
    deskToken: randomBytes(24).toString("base64url"),
    url,
    pid: null,
    reader: "unknown",
  }
}
