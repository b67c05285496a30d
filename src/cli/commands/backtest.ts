import { type Command, InvalidArgumentError } from "commander"
import { demonstration } from "../../../test/demonstration.ts"
import type { Day } from "../../market/observation.ts"
import { day } from "../arguments.ts"
import { exitCodes, Stop } from "../exit.ts"

type Flags = { history?: string; from: Day; to?: Day; every: number; weekly?: boolean; json?: boolean }

/** `backtest --history DIR`: composes and proves an edition for each day of the past, as of that day. */
export function addBacktest(program: Command): void {
  program
    .command("backtest")
    .description(
      "composes and proves the edition of each past day from a folder of history, and says what came of it",
    )
    .option(
      "--history <dir>",
      "the folder of history: series.json and <series>.csv (npm run backfill makes one)",
    )
    .option("--from <day>", "the first day", day, "2020-01-01")
    .option("--to <day>", "the last day (default: the last one of the folder)", day)
    .option("--every <n>", "only every so-many-th day, or week", count, 1)
    .option("--weekly", "weekly editions, of the weeks whose Sundays lie between the days")
    .option("--json", "print one JSON object in place of the table")
    .addHelpText(
      "after",
      `
An edition reads nothing that is dated after its day. What it says of the edition before it says of the last one in the
run that was not held. Finished mails are rendered and verified for every 25th edition.
Ends with status 1 when a sentence or a mail is not proved, or something throws; editions that are held fail nothing.`,
    )
    .action(run)
}

async function run({ history, from, to, every, weekly, json }: Flags): Promise<void> {
  if (history === undefined) {
    throw new Stop(exitCodes.badInput, "from which figures? accepted: --history DIR, a folder of history")
  }
  // Only now: what renders the mails takes long to load.
  const { backtest } = await import("../backtest/report.ts")
  const { backtestTable } = await import("../backtest/table.ts")
  const { publisherFrom } = await import("../edition-from-history.ts")
  const report = await backtest({
    folder: history,
    publisher: publisherFrom(process.env, demonstration),
    from,
    to: to ?? null,
    every,
    cadence: weekly ? "weekly" : "daily",
    screen: process.stderr,
  })
  console.log(json ? JSON.stringify(report) : backtestTable(report))
  const { verificationFailures, exceptions } = report
  if (verificationFailures + exceptions > 0) {
    throw new Stop(
      exitCodes.failed,
      `${verificationFailures} verification failures and ${exceptions} exceptions in ${report.editions} editions`,
    )
  }
}

function count(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= 10_000) return number
  throw new InvalidArgumentError("1 to 10000 is accepted.")
}
