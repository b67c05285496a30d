import { createInterface } from "node:readline/promises"
import { type Command, InvalidArgumentError, Option } from "commander"
import { deskOf, slug, slugHelp, type Where, withWhere } from "../desk-options.ts"
import { exitCodes, Stop } from "../exit.ts"

type Flags = Where & {
  late?: true
  as?: "sent" | "again"
  chunk?: number[]
  reason?: string
  confirm?: string
}

/** `edition reconcile SLUG`: what is in doubt of an edition, and an editor's word on it. */
export function addReconcile(edition: Command): void {
  withWhere(edition.command("reconcile").description("what is in doubt of an edition, or settles it"))
    .argument("<slug>", slugHelp, slug)
    .addOption(
      new Option("--as <word>", "settles it: it was sent, or is to be sent again").choices(["sent", "again"]),
    )
    .option("--late", "of its late send")
    .option("--chunk <n...>", "only these chunks (default: all in doubt)", numbers)
    .option("--reason <text>", "how you know; it is kept")
    .option("--confirm <slug>", "for --as again where nobody can type: the edition's name")
    .addHelpText(
      "after",
      `
In doubt are chunks whose call to the provider had no certain answer for 23 hours. They settle by themselves once the provider
has told of every mail. "again" sends them under a new key, so that some readers may get the edition twice; it asks for the
edition's name, and is refused once the next edition is due.`,
    )
    .action(async (name: string, { late, as, chunk, reason, confirm, ...where }: Flags) => {
      const desk = deskOf(where)
      const of = late ? "late" : "edition"
      const doubts = await desk.doubts(name, of)
      if (as === undefined) {
        const lines = doubts.map(
          (each) =>
            `chunk ${each.chunk}  ${each.readers} readers, told of ${each.told}; ${each.reason ?? "unknown"}${each.since === null ? "" : ` since ${each.since}`} ${each.detail}`,
        )
        console.log(where.json ? JSON.stringify({ doubts }) : lines.join("\n") || "nothing is in doubt")
        return
      }
      if (reason === undefined)
        throw new Stop(exitCodes.badInput, "accepted with --as is --reason, which says how you know")
      const confirmed = as === "again" ? (confirm ?? (await typed(name, doubts.length))) : undefined
      const chunks = await desk.resolveDoubts(name, {
        of,
        as,
        chunks: chunk ?? null,
        reason,
        confirm: confirmed,
      })
      console.log(where.json ? JSON.stringify({ chunks }) : `${chunks.length} chunks settled`)
    })
}

async function typed(name: string, chunks: number): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new Stop(
      exitCodes.badInput,
      `nobody can type here; accepted: --confirm ${name}, though some readers may get it twice`,
    )
  }
  const ask = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await ask.question(
      `Some readers of ${chunks} chunks may get it twice. Type ${name} to send them again: `,
    )
  } finally {
    ask.close()
  }
}

function numbers(text: string, before: number[] | undefined): number[] {
  if (!/^\d{1,7}$/.test(text))
    throw new InvalidArgumentError("accepted: numbers of chunks, as reconcile shows them.")
  return [...(before ?? []), Number(text)]
}
