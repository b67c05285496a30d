import { type Command, InvalidArgumentError, Option } from "commander"
import type { LoadOptions, LoadReport } from "../../../test/load/load.ts"
import type { Faults } from "../../../test/load/provider.ts"

type Flags = { recipients: number; rate: Rate; faults: Faults; latency: number; json?: boolean }

type Rate = number | "unlimited"

const faults: readonly Faults[] = ["none", "default", "hard"]

/** `load`: an edition sent to many subscribers on this machine, and what it came to. */
export function addLoad(program: Command): void {
  program
    .command("load")
    .description("sends an edition to many made-up subscribers on this machine, and counts what arrives")
    .option("--recipients <n>", "how many: 1 to 1,000,000", upTo(1_000_000), 5_000)
    .option("--rate <r>", 'calls a second that the provider takes, 1 to 100; or "unlimited"', rate, 20)
    .addOption(
      new Option("--faults <kind>", "what goes wrong at the provider").choices(faults).default("none"),
    )
    .option("--latency <ms>", "how long the provider takes for an answer, 0 to 5000", upTo(5000, 0), 0)
    .option("--json", "print one JSON object")
    .addHelpText(
      "after",
      `
Starts the Worker with a state of its own that is thrown away, and a stand-in for the provider; nothing leaves this machine.
Faults are shares of the calls: default, 1 % errors, 1 % answers lost, 0.5 % "too many requests"; hard, 5 %, 5 % and 2 %, and
every queue message twice. Exit status 1 when a reader got the edition twice or not at all.`,
    )
    .action(async (flags: Flags) => {
      const { exitCodes, Stop } = await import("../exit.ts")
      const { runLoad } = await import("../../../test/load/load.ts")
      const { recipients, faults, latency: latencyMs } = flags
      const rate = flags.rate === "unlimited" ? null : flags.rate
      const options: LoadOptions = { recipients, rate, faults, latencyMs }
      const report = await runLoad(options, (line) => {
        if (!flags.json) console.error(line)
      })
      console.log(flags.json ? JSON.stringify(report) : asText(report))
      if (report.duplicates + report.missing > 0)
        throw new Stop(
          exitCodes.failed,
          `${report.duplicates} readers got it twice, ${report.missing} not at all`,
        )
    })
}

function asText(report: LoadReport): string {
  return Object.entries(report)
    .filter(([, value]) => value !== null)
    .flatMap(([name, value]) =>
      [value].flat().map((each) => {
        const text =
          typeof each === "number" ? short(each) : typeof each === "object" ? JSON.stringify(each) : each
        return `${name.padEnd(26)}${text}`
      }),
    )
    .join("\n")
}

const short = (value: number): string =>
  Number.isInteger(value) ? value.toLocaleString("en") : value.toFixed(value < 1 ? 4 : 2)

function rate(text: string): Rate {
  if (text === "unlimited") return text
  const number = Number(text)
  if (number >= 1 && number <= 100) return number
  throw new InvalidArgumentError('accepted: 1 to 100, or "unlimited".')
}

const upTo =
  (most: number, least = 1) =>
  (text: string): number => {
    const number = Number(text)
    if (Number.isInteger(number) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`accepted: a whole number, ${least} to ${most.toLocaleString("en")}.`)
  }
