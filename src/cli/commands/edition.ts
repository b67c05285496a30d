import type { Command } from "commander"
import { createDesk, type Desk, type EditionView, reasonLines } from "../desk-client.ts"
import { exitCodes, Stop } from "../exit.ts"
import { defaultState, readLocalState } from "../local-state.ts"

type Where = { url?: string; json?: boolean; state: string }

/** `edition show|release|reject SLUG`: what an editor does from a terminal. */
export function addEdition(program: Command): void {
  const edition = program
    .command("edition")
    .description("shows an edition, or decides one that waits or is held")
    .helpCommand(false)
    .addHelpText(
      "after",
      `
The desk's token is read from the variable DESK_TOKEN; the demonstration (npm start) needs none.`,
    )

  withWhere(edition.command("show").description("where an edition stands"))
    .argument("<slug>", "the edition's day or week: 2026-02-08, 2026-w06", slug)
    .action(async (name: string, where: Where) => {
      const found = await deskOf(where).find(name)
      if (found === null) throw new Stop(exitCodes.failed, `there is no edition ${name}`)
      console.log(where.json ? JSON.stringify(found) : describe(found))
    })

  for (const [action, does] of [
    ["release", "lets a waiting edition go, or has a held one made anew"],
    ["reject", "stops an edition that waits or is held, for good"],
  ] as const) {
    withWhere(edition.command(action).description(does))
      .argument("<slug>", "the edition's day or week: 2026-02-08, 2026-w06", slug)
      .requiredOption("--reason <text>", "why; it is kept with the edition")
      .action(async (name: string, options: Where & { reason: string }) => {
        const state = await deskOf(options).decide(name, action, options.reason)
        console.log(options.json ? JSON.stringify({ slug: name, state }) : `${name} is now ${state}`)
      })
  }
}

const withWhere = (command: Command): Command =>
  command
    .option("--url <url>", "the Worker's address (default: PUBLIC_URL, else the demonstration's)")
    .option("--json", "print one JSON object")
    .option("--state <dir>", "where the demonstration keeps its state", defaultState)

function slug(text: string): string {
  if (/^\d{4}-(\d{2}-\d{2}|w\d{2})$/.test(text)) return text
  throw new Stop(
    exitCodes.badInput,
    `not the name of an edition; accepted: a day (2026-02-08) or a week (2026-w06)`,
  )
}

function deskOf(where: Where): Desk {
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
  return createDesk(url, token)
}

function describe({ slug, state, status, subject, report, reasons }: EditionView): string {
  const lines = [`${slug}  ${state}${status === null || status === state ? "" : `, ${status}`}`]
  if (subject !== null) lines.push(`subject    ${subject}`)
  if (report !== null) lines.push(`submitted  ${report.submitted} of ${report.planned}`)
  return [...lines, ...reasonLines(reasons)].join("\n")
}
