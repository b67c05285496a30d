import { Command, CommanderError } from "commander"
import { addBackfill } from "./commands/backfill.ts"
import { addBacktest } from "./commands/backtest.ts"
import { addBench } from "./commands/bench.ts"
import { addChaos } from "./commands/chaos.ts"
import { addEdition } from "./commands/edition.ts"
import { addFont } from "./commands/font.ts"
import { addLoad } from "./commands/load.ts"
import { addMailcheck } from "./commands/mailcheck.ts"
import { addProbe } from "./commands/probe.ts"
import { addRebuild } from "./commands/rebuild.ts"
import { addShots } from "./commands/shots.ts"
import { addStart } from "./commands/start.ts"
import { addSubscribers } from "./commands/subscribers.ts"
import { addTest } from "./commands/test.ts"
import { type ExitCode, exitCodes, exitTable, Stop } from "./exit.ts"

/** Every command of the project, one file each. */
export function createProgram(): Command {
  const program = new Command("plumbline")
    .usage("COMMAND [options]   (by npm: npm run COMMAND -- [options])")
    .description("A newsletter of market figures that writes itself, proves every sentence and sends itself.")
    .helpCommand(false)
    .exitOverride()
    // Options belong to the command that they stand behind: `edition show --json` is not `edition --json`.
    .enablePositionalOptions()
    .showHelpAfterError("(--help says what is accepted)")
    .addHelpText(
      "after",
      `
Also by npm:
  npm run dev              the Worker alone, with the settings of .dev.vars
  npm run format           formats and lints, and writes what can be mended
  npm run lint             format, lint and import rules; writes nothing
  npm run types            generates the types of wrangler.toml
  npm run types:check      checks them, and all TypeScript
  npm run test:pure        the tests that run in Node
  npm run test:worker      the tests that run in workerd
  npm run deploy           applies the migrations and deploys to Cloudflare

${exitTable}`,
    )
  addStart(program)
  addTest(program)
  addEdition(program)
  addSubscribers(program)
  addBackfill(program)
  addBacktest(program)
  addProbe(program)
  addMailcheck(program)
  addShots(program)
  addBench(program)
  addLoad(program)
  addChaos(program)
  addRebuild(program)
  addFont(program)
  return program
}

/** Runs one command line and returns its exit status; the reason of a failure goes to stderr. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  try {
    await createProgram().parseAsync(argv)
    return exitCodes.done
  } catch (error) {
    // Commander has printed its own help or complaint.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.badInput
    if (error instanceof Stop) {
      console.error(error.message)
      return error.code
    }
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return exitCodes.failed
  }
}
