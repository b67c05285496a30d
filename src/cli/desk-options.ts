import type { Command } from "commander"
import { type Ask, createAsk, createDesk, type Desk } from "./desk-client.ts"
import { exitCodes, Stop } from "./exit.ts"
import { defaultState, readLocalState } from "./local-state.ts"

/** Where the Worker is, and how its answer is printed. */
export type Where = { url?: string; json?: boolean; state: string }

/** Gives a command that asks the desk its options. */
export const withWhere = (command: Command): Command =>
  command
    .option("--url <url>", "the Worker's address (default: PUBLIC_URL, else the demonstration's)")
    .option("--json", "print one JSON object")
    .option("--state <dir>", "where the demonstration keeps its state", defaultState)

/** What an edition is called on a command line. */
export const slugHelp = "the edition's day or week: 2026-02-08, 2026-w06"

/** The name of an edition; a Stop that says what is accepted where it is none. */
export function slug(text: string): string {
  if (/^\d{4}-(\d{2}-\d{2}|w\d{2})$/.test(text)) return text
  throw new Stop(
    exitCodes.badInput,
    `not the name of an edition; accepted: a day (2026-02-08) or a week (2026-w06)`,
  )
}

/** The desk that the options name. */
export const deskOf = (where: Where): Desk => createDesk(...keyTo(where))

/** The API that the options name. */
export const askOf = (where: Where): Ask => createAsk(...keyTo(where))

/** Where the Worker is, and the editor's token. */
function keyTo(where: Where): [url: string, token: string] {
  const local = readLocalState(where.state)
  const url = where.url ?? process.env.PUBLIC_URL ?? local?.url
  if (url === undefined) {
    throw new Stop(
      exitCodes.badInput,
      "where is the Worker? accepted: --url, the variable PUBLIC_URL, or npm start first",
    )
  }
  if (!URL.canParse(url))
    throw new Stop(exitCodes.badInput, "the Worker's address is not a URL; accepted: https://…")
  // The demonstration's own token goes to the demonstration only.
  const token = process.env.DESK_TOKEN ?? (url === local?.url ? local.deskToken : undefined)
  if (token === undefined) throw new Stop(exitCodes.badInput, "the variable DESK_TOKEN is not set")
  return [url, token]
}
