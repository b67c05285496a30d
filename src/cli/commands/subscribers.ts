import { createWriteStream } from "node:fs"
import { Readable } from "node:stream"
import { text } from "node:stream/consumers"
import { pipeline } from "node:stream/promises"
import { type Command, Option } from "commander"
import * as z from "zod"
import { Frequency } from "../../subscribers/frequency.ts"
import type { ImportReport } from "../../subscribers/import/job.ts"
import { verdictNames, verdicts as verdictWords } from "../../subscribers/import/verdict.ts"
import { refusal } from "../desk-client.ts"
import { askOf, type Where, withWhere } from "../desk-options.ts"
import { exitCodes, Stop } from "../exit.ts"

type ImportFlags = Where & {
  basis?: string
  source?: string
  frequency: Frequency
  moved: boolean
  yes: boolean
  undo?: string
}

const Stats = z.object({
  now: z.array(
    z.object({ state: z.string(), kind: z.string(), frequency: z.string(), source: z.string(), n: z.int() }),
  ),
  days: z.array(z.object({ day: z.string(), event: z.string(), n: z.int() })),
})

/** `subscribers import|export|stats|show`: lists in, lists out, and numbers. */
export function addSubscribers(program: Command): void {
  const subscribers = program
    .command("subscribers")
    .description("moves lists of readers in and out, and tells how many there are")
    .usage("import FILE|export|stats|show [options]")
    .helpCommand(false)
    .addHelpText(
      "after",
      `
The token is read from the variable DESK_TOKEN, never from the command line; the demonstration (npm start) needs none.`,
    )
  addImport(subscribers)
  addExport(subscribers)
  addStats(subscribers)
  addShow(subscribers)
}

function addImport(subscribers: Command): void {
  withWhere(
    subscribers
      .command("import")
      .description("moves a list here: shows what becomes of each row, and takes it over with --yes"),
  )
    .argument(
      "[file]",
      "a CSV file of Substack, Ghost, Mailchimp, listmonk, Buttondown, beehiiv, or a plain one",
    )
    .option("--basis <text>", 'what proves the consent of these readers: "double opt-in at Ghost"')
    .option("--source <text>", "where they came from, for the counts")
    .addOption(
      new Option("--frequency <often>", "how often they are written to, where the list does not say it")
        .choices(Frequency.options)
        .default("weekly"),
    )
    .option("--moved", "tell those who are taken over by one mail that the newsletter has moved", false)
    .option("--yes", "take the list over; without it nothing changes", false)
    .option(
      "--undo <import>",
      "take out again whom an import brought, and who have done nothing of their own since",
    )
    .addHelpText(
      "after",
      `
A reader with a date of signing up and a stated basis reads on at once; any other is asked to confirm. Who left or bounced
there, or here, is brought back by no list. Interrupted, the same command goes on where it stood.
A plain list has a header with "email", and as you like state, kind, frequency, confirmed_at, source, basis.`,
    )
    .action(async (file: string | undefined, flags: ImportFlags) => {
      if ((file === undefined) === (flags.undo === undefined))
        throw new Stop(exitCodes.badInput, "accepted: import FILE [options], or import --undo IMPORT")
      const ask = askOf(flags)
      const { importList, undoList } = await import("../subscribers/import-list.ts")
      const say = (line: string) => {
        if (!flags.json) console.error(line)
      }
      const { basis = null, source = null, frequency, moved, yes, undo = "" } = flags
      const job =
        file === undefined
          ? await undoList(ask, undo, say)
          : await importList(ask, { path: file, basis, source, frequency, moved, yes }, say)
      console.log(flags.json ? JSON.stringify(job) : describe(job))
    })
}

function describe(report: ImportReport): string {
  const { id, state, records, duplicates, malformed, paid, dormant, verdicts, kept } = report
  const line = (count: number, what: string): string[] =>
    count === 0 ? [] : [`${count.toLocaleString("en").padStart(9)} ${what}`]
  return [
    `import ${id}, ${state}`,
    "",
    ...line(records, "rows"),
    ...verdictNames.flatMap((name) => line(verdicts[name] ?? 0, verdictWords[name])),
    ...line(duplicates, "come twice: the stricter row counts"),
    ...line(paid, "pay there: payments cannot be moved"),
    ...line(dormant, "have opened nothing for a year"),
    ...line(malformed.count, "cannot be read:"),
    ...malformed.first.map((fault) => `          line ${fault.line}: ${fault.problem}`),
    ...(state === "undone" ? line(kept, "stay, for they have acted since") : []),
    ...(state === "open"
      ? ["", "Nothing has changed yet: the same command with --yes takes the list over."]
      : []),
    ...(state === "done"
      ? ["", `To take it back within 30 days: npm run subscribers -- import --undo ${id}`]
      : []),
  ].join("\n")
}

function addExport(subscribers: Command): void {
  withWhere(subscribers.command("export").description("everyone whose address is known, as CSV or JSON"))
    .addOption(new Option("--as <format>", "what is written").choices(["csv", "json"]).default("csv"))
    .option("--out <file>", "where it is written (default: standard output)")
    .action(async (flags: Where & { as: "csv" | "json"; out?: string }) => {
      const response = await askOf(flags)(`/api/v1/subscribers.${flags.as}`, {}, 600_000)
      if (!response.ok || response.body === null) throw await refusal(response)
      const body = Readable.from(response.body)
      // Addresses are for the one who asked.
      if (flags.out !== undefined) await pipeline(body, createWriteStream(flags.out, { mode: 0o600 }))
      else for await (const bytes of body) process.stdout.write(bytes)
    })
}

function addStats(subscribers: Command): void {
  withWhere(
    subscribers.command("stats").description("how many there are, and who came and went in 30 days"),
  ).action(async (where: Where) => {
    const response = await askOf(where)("/api/v1/subscribers/stats")
    if (!response.ok) throw await refusal(response)
    const told: unknown = await response.json()
    const { now, days } = Stats.parse(told)
    console.log(where.json ? JSON.stringify(told) : [...sums(now), "", ...byDay(days)].join("\n"))
  })
}

const sums = (now: z.infer<typeof Stats>["now"]): string[] =>
  now.length === 0
    ? ["nobody has signed up yet"]
    : now.map(({ n, ...of }) =>
        [n.toLocaleString("en").padStart(9), of.state, of.kind, of.frequency, of.source].join("  ").trimEnd(),
      )

function byDay(days: z.infer<typeof Stats>["days"]): string[] {
  const totals = new Map<string, number>()
  for (const { day, event, n } of days)
    totals.set(`${day}  ${event}`, (totals.get(`${day}  ${event}`) ?? 0) + n)
  if (totals.size === 0) return ["no day of the last 30 has been counted yet, or nothing happened"]
  return [...totals].map(([what, n]) => `${n.toLocaleString("en").padStart(9)}  ${what}`)
}

function addShow(subscribers: Command): void {
  withWhere(
    subscribers
      .command("show")
      .description(
        "what is kept of one address, which is read from standard input: command lines are public",
      ),
  ).action(async (where: Where) => {
    const email = (await text(process.stdin)).trim()
    const response = await askOf(where)("/api/v1/subscribers/show", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ email }),
    })
    if (!response.ok) throw await refusal(response)
    const told: unknown = await response.json()
    console.log(where.json ? JSON.stringify(told) : JSON.stringify(told, null, 2))
  })
}
