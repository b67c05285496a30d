import { type Command, InvalidArgumentError } from "commander"

type Flags = { runs: number; recipients: number; json?: boolean }

/** `chaos`: deliveries whose Worker is killed at random moments, and what its readers got. */
export function addChaos(program: Command): void {
  program
    .command("chaos")
    .description("kills the Worker at random moments of a delivery, starts it again, and counts what arrives")
    .option("--runs <n>", "how many deliveries: 1 to 500", upTo(500), 5)
    .option("--recipients <n>", "to how many made-up subscribers each: 1 to 20,000", upTo(20_000), 5_000)
    .option("--json", "print one JSON object")
    .addHelpText(
      "after",
      `
In each run the process tree of the local Worker is killed one to three times and started again on its state. Of the
provider's answers 5 % are errors, 5 % are lost once the mails are taken, 2 % say "too many requests", and each queue message
comes twice. Kills only what it started. Exit status 1 when a reader got the edition twice or not at all, or a run did not end.`,
    )
    .action(async ({ runs, recipients, json }: Flags) => {
      const { exitCodes, Stop } = await import("../exit.ts")
      const { runChaos } = await import("../../../test/load/chaos.ts")
      const report = await runChaos({ runs, recipients }, (line) => console.error(line))
      const { duplicates, lost, unfinished, kills, secondsPerRun } = report
      console.log(
        json
          ? JSON.stringify(report)
          : `${runs} runs, ${kills} kills: ${duplicates} readers got it twice, ${lost} not at all, ${unfinished} runs did not end; ${secondsPerRun.toFixed(0)} s a run`,
      )
      if (duplicates + lost + unfinished > 0) throw new Stop(exitCodes.failed, "the delivery did not hold")
    })
}

const upTo =
  (most: number) =>
  (text: string): number => {
    const number = Number(text)
    if (Number.isInteger(number) && number >= 1 && number <= most) return number
    throw new InvalidArgumentError(`accepted: a whole number, 1 to ${most.toLocaleString("en")}.`)
  }
