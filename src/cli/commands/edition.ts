import { type Command, InvalidArgumentError } from "commander"
import { demonstration } from "../../../test/demonstration.ts"
import { findSundayOf } from "../../jobs/slot.ts"
import { Day } from "../../market/observation.ts"
import { type EditionView, reasonLines } from "../desk-client.ts"
import { deskOf, slug, slugHelp, type Where, withWhere } from "../desk-options.ts"
import type { Due } from "../edition-from-history.ts"
import { exitCodes, Stop } from "../exit.ts"
import { addLate, lateLines } from "./late.ts"
import { addRecipients } from "./recipients.ts"
import { addReconcile } from "./reconcile.ts"
import { addTestSend } from "./test-send.ts"

type Ask = { day?: Due; week?: Due; history?: string; out?: string; previous?: Due | null; json?: boolean }

/**
 * `edition --day DAY|--week WEEK --history DIR --out DIR`: the edition of a day or a week of the past, from files. `edition
 * show|release|reject SLUG`: what an editor does from a terminal.
 */
export function addEdition(program: Command): void {
  const edition = program
    .command("edition")
    .description("makes the edition of a past day from a folder of history; shows an edition, or decides one")
    .usage(
      "--day DAY|--week WEEK --history DIR --out DIR [options]  |  edition show|release|reject|pause|cancel|reconcile|recipients|late|test SLUG [options]",
    )
    .helpCommand(false)
    // Else --json would be taken from the commands below.
    .enablePositionalOptions()
    .option("--day <day>", "the edition's day, the last closed one in UTC: 2026-02-08", day)
    .option("--week <week>", "in place of a day: the ISO week that a weekly edition is of: 2026-w06", week)
    .option(
      "--history <dir>",
      "the folder of history: series.json and <series>.csv (npm run backfill makes one)",
    )
    .option("--out <dir>", "where edition.json, evidence.json, mail.html and mail.txt are written")
    .option(
      "--previous <slug>",
      "the edition before, a day or a week, made from the same folder, or none (the default)",
      previousEdition,
    )
    .option("--json", "print one JSON object: slug, status, reasons")
    .addHelpText(
      "after",
      `
The publisher is read from the variables PUBLIC_URL, TITLE, POSTAL_ADDRESS and HOLDINGS, else it is a marked sample.
A held edition ends with status 3: held.json then says why, and no mail is written.
The desk's token is read from the variable DESK_TOKEN; the demonstration (npm start) needs none.`,
    )
    .action(makeEdition)

  withWhere(edition.command("show").description("where an edition stands"))
    .argument("<slug>", slugHelp, slug)
    .action(async (name: string, where: Where) => {
      const found = await deskOf(where).find(name)
      if (found === null) throw new Stop(exitCodes.failed, `there is no edition ${name}`)
      console.log(where.json ? JSON.stringify(found) : describe(found))
    })

  addReconcile(edition)
  addRecipients(edition)
  addLate(edition)
  addTestSend(edition)

  for (const [action, does] of [
    ["release", "lets a waiting edition go, has a held one made anew, or lets a stopped one go on"],
    ["reject", "stops an edition that waits or is held, for good"],
    ["pause", "stops an edition that goes out, until it is released"],
    ["cancel", "ends an edition that goes out: who does not have it does not get it"],
  ] as const) {
    withWhere(edition.command(action).description(does))
      .argument("<slug>", slugHelp, slug)
      .requiredOption("--reason <text>", "why; it is kept with the edition")
      .action(async (name: string, options: Where & { reason: string }) => {
        const state = await deskOf(options).decide(name, action, options.reason)
        console.log(options.json ? JSON.stringify({ slug: name, state }) : `${name} is now ${state}`)
      })
  }
}

async function makeEdition({ day, week, history, out, previous = null, json }: Ask): Promise<void> {
  const due = day ?? week
  if (due === undefined || (day && week) || history === undefined || out === undefined) {
    throw new Stop(
      exitCodes.badInput,
      "accepted: edition --day DAY --history DIR --out DIR, or --week WEEK in place of --day, or edition show|release|reject|pause|cancel|late|test SLUG (--help says more)",
    )
  }
  if (previous !== null && previous.day >= due.day) {
    throw new Stop(
      exitCodes.badInput,
      `--previous is of ${previous.day}; accepted: a day before ${due.day}, a week that ends before it, or none`,
    )
  }
  // Only now: what renders the mails takes long to load.
  const { makeFromHistory, publisherFrom } = await import("../edition-from-history.ts")
  const { writeEdition } = await import("../edition-files.ts")
  const made = await makeFromHistory(history, due, publisherFrom(process.env, demonstration), previous)
  await writeEdition(out, made)
  const { status, reasons } = made
  const { slug } = made.composed.edition
  console.log(
    json
      ? JSON.stringify({ slug, status, reasons })
      : [`${slug}, ${status}`, ...reasonLines(reasons)].join("\n"),
  )
  if (status === "held") {
    throw new Stop(
      exitCodes.held,
      `the edition ${slug} is held: ${reasons.map(({ detail }) => detail).join("; ")}`,
    )
  }
}

function day(text: string): Due {
  const parsed = Day.safeParse(text)
  if (parsed.success) return { day: parsed.data, cadence: "daily" }
  throw new InvalidArgumentError("accepted: a day such as 2026-02-08.")
}

function week(text: string): Due {
  const sunday = findSundayOf(text)
  if (sunday !== null) return { day: sunday, cadence: "weekly" }
  throw new InvalidArgumentError("accepted: an ISO week such as 2026-w06.")
}

const previousEdition = (text: string): Due | null =>
  text === "none" ? null : text.includes("w") ? week(text) : day(text)

function describe({
  slug,
  state,
  status,
  subject,
  report,
  delivery,
  audience,
  late,
  reasons,
}: EditionView): string {
  const lines = [`${slug}  ${state}${status === null || status === state ? "" : `, ${status}`}`]
  if (subject !== null) lines.push(`subject    ${subject}`)
  if (audience) {
    const { due, cap } = audience
    const most = cap !== null && cap < due ? `, of whom ${cap} get it: the sender's domain is young` : ""
    lines.push(`readers    ${due} due for it now${most}`)
  }
  if (report !== null) lines.push(`submitted  ${report.submitted} of ${report.planned}`)
  else if (delivery) {
    const { counts, halt, canary } = delivery
    lines.push(`submitted  ${counts.submitted} of ${counts.planned} so far, ${counts.open} open`)
    if (halt) lines.push(`stopped    ${halt.reason} (${halt.kind})`, `           ${halt.continues}`)
    else if (canary) lines.push("canary     it is tried on a few readers first")
  }
  return [...lines, ...(late ? lateLines(late) : []), ...reasonLines(reasons)].join("\n")
}
