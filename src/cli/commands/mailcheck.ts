import { existsSync } from "node:fs"
import type { Command } from "commander"
import type { CheckedMail } from "../../../test/mailcheck/checked-mail.ts"
import { checkNames, checks } from "../../../test/mailcheck/names.ts"
import { showProgress } from "../backtest/progress.ts"
import { exitCodes, Stop } from "../exit.ts"
import { mailcheckTable } from "../mailcheck-table.ts"

type Flags = { history?: string; json?: boolean }

/** Real series beside the project, where they are. */
const usualFolder = "../shared/data/history"

/** `mailcheck`: holds the finished mails to what clients, filters and readers need. */
export function addMailcheck(program: Command): void {
  program
    .command("mailcheck")
    .description(
      "holds the extreme editions of a history, and every other mail, to what clients, filters and readers need",
    )
    .option("--history <dir>", `the folder of history (default: ${usualFolder} where it is)`)
    .option("--json", "print one JSON object in place of the table")
    .addHelpText(
      "after",
      `
The editions are the longest, the shortest, the most falling and the most rising of the folder, found by composing the
edition of each day; without a folder, the replayed 8 February 2026. The other mails are those of the tests.

What is checked, a column each:
${checkNames.map((name) => `  ${name.padEnd(12)}${checks[name]}`).join("\n")}

Chromium is looked for at /usr/bin/chromium, or where the variable CHROMIUM says; it and SpamAssassin may be missing: what
needs them is then not checked, and that is said. The status is 1 when anything is wrong.`,
    )
    .action(run)
}

async function run({ history, json }: Flags): Promise<void> {
  // Only now: what checks and renders the mails takes long to load.
  const { mailcheck } = await import("../../../test/mailcheck/mailcheck.ts")
  const { over, mails } = await mailsOver(history ?? (existsSync(usualFolder) ? usualFolder : null))
  const found = await mailcheck(mails)
  console.log(json ? JSON.stringify({ over, ...found }) : `${over}\n\n${mailcheckTable(found)}`)
  const faults = found.mails.flatMap((mail) => Object.values(mail.faults)).flat().length
  if (faults > 0)
    throw new Stop(exitCodes.failed, `${faults} ${faults === 1 ? "thing is" : "things are"} wrong`)
}

/** The mails to check, and which they are, in words. */
async function mailsOver(folder: string | null): Promise<{ over: string; mails: CheckedMail[] }> {
  const { extremeMails, replayedMail, writtenMails } = await import(
    "../../../test/mailcheck/mails-to-check.ts"
  )
  if (folder === null) {
    return {
      over: "the replayed 2026-02-08 and the mails of the tests; --history DIR adds a history's extreme editions",
      mails: [await replayedMail(), ...(await writtenMails())],
    }
  }
  const { findExtremes } = await import("../../../test/mailcheck/extremes.ts")
  const extremes = await findExtremes(folder, (days) => showProgress(days, process.stderr))
  return {
    over: `the extreme editions of ${folder} and the mails of the tests`,
    mails: [...(await extremeMails(folder, extremes)), ...(await writtenMails())],
  }
}
