import { type Command, InvalidArgumentError, Option } from "commander"
import type { LoadOptions, LoadReport } from "../../../test/load/load.ts"
import type { Faults } from "../../../test/load/provider.ts"

type Flags = {
  recipients: number
  rate: Rate
  faults: Faults
  latency: number
  lane: "batch" | "broadcast"
  html?: number
  growth?: number[]
  planOnly?: true
  json?: boolean
}

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
    .addOption(
      new Option("--lane <lane>", "how it goes out").choices(["batch", "broadcast"]).default("batch"),
    )
    .option("--html <n>", "characters of HTML to a mail, 10000 to 40000; without it the edition's own", html)
    .option("--growth <sizes>", "one run for each, unlimited: 10000,50000,200000", sizes)
    .option("--plan-only", "only plan who gets it, and end before more than a few have it")
    .option("--json", "print one JSON object")
    .addHelpText(
      "after",
      `
Starts the Worker with a state of its own that is thrown away, and a stand-in for the provider; nothing leaves this machine.
Faults are shares of the calls: default, 1 % errors, 1 % answers lost, 0.5 % "too many requests"; hard, 5 %, 5 % and 2 %, and
every queue message twice. Exit status 1 when a reader got the edition twice or not at all.

--growth compares what a reader takes, and the memory, as the list grows; --plan-only has --recipients alone beside it.
--lane broadcast makes a contact of each reader and sends one broadcast to each segment: two calls a reader the first time,
so at most 5,000 readers and a rate are accepted; the provider's stand-in for it makes no faults.`,
    )
    .action(async (flags: Flags) => {
      const { exitCodes, Stop } = await import("../exit.ts")
      const { runLoad } = await import("../../../test/load/load.ts")
      const { recipients, faults, latency: latencyMs, html = null } = flags
      const say = (line: string) => console.error(line)
      const clash = clashOf(flags)
      if (clash !== null) throw new Stop(exitCodes.badInput, clash)
      if (flags.planOnly) {
        const { runPlanning } = await import("../../../test/load/planning.ts")
        const report = await runPlanning(recipients, say)
        return console.log(flags.json ? JSON.stringify(report) : asText(report))
      }
      if (flags.growth !== undefined) {
        const { runGrowth } = await import("../../../test/load/growth.ts")
        const report = await runGrowth(flags.growth, { faults, latencyMs, html }, say)
        console.log(flags.json ? JSON.stringify(report) : asText(report))
        return stopIfBroken(sumOf(report.runs))
      }
      if (flags.lane === "broadcast" && flags.rate !== "unlimited") {
        const { runBroadcast } = await import("../../../test/load/broadcast.ts")
        const report = await runBroadcast({ recipients, rate: flags.rate }, say)
        console.log(flags.json ? JSON.stringify(report) : asText(report))
        return stopIfBroken(report)
      }
      const rate = flags.rate === "unlimited" ? null : flags.rate
      const options: LoadOptions = { recipients, rate, faults, latencyMs, html }
      const report = await runLoad(options, say)
      console.log(flags.json ? JSON.stringify(report) : asText(report))
      return stopIfBroken(report)

      function stopIfBroken({ duplicates, missing }: Pick<LoadReport, "duplicates" | "missing">): void {
        if (duplicates + missing > 0)
          throw new Stop(exitCodes.failed, `${duplicates} readers got it twice, ${missing} not at all`)
      }
    })
}

/** What of these flags does not go together, in words; null where all does. */
function clashOf({ lane, growth, planOnly, rate, recipients, faults, html }: Flags): string | null {
  if (html && (planOnly || lane === "broadcast"))
    return "--html is of a chunk's mails; accepted: without --plan-only and --lane broadcast"
  if (growth && planOnly) return "--growth and --plan-only are two measures; accepted: one of them"
  if (lane === "batch") return null
  if (growth || planOnly) return "--lane broadcast has no chunks; accepted: without --growth and --plan-only"
  if (rate === "unlimited" || faults !== "none" || recipients > mostContacts)
    return `--lane broadcast is tried at a rate, without faults; accepted: --rate 1 to 100 and at most ${mostContacts.toLocaleString("en")} recipients`
  return null
}

const mostContacts = 5000

const sumOf = (runs: readonly Pick<LoadReport, "duplicates" | "missing">[]) => ({
  duplicates: runs.reduce((sum, { duplicates }) => sum + duplicates, 0),
  missing: runs.reduce((sum, { missing }) => sum + missing, 0),
})

function asText(report: object): string {
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

function sizes(text: string): number[] {
  const numbers = text.split(",").map(Number)
  if (
    numbers.length >= 2 &&
    numbers.length <= 5 &&
    numbers.every((n) => Number.isInteger(n) && n >= 100 && n <= 500_000)
  )
    return numbers
  throw new InvalidArgumentError(
    "accepted: two to five whole numbers, 100 to 500,000 each: 10000,50000,200000.",
  )
}

function html(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 10_000 && number <= 40_000) return number
  throw new InvalidArgumentError("accepted: a whole number, 10,000 to 40,000.")
}

const upTo =
  (most: number, least = 1) =>
  (text: string): number => {
    const number = Number(text)
    if (Number.isInteger(number) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`accepted: a whole number, ${least} to ${most.toLocaleString("en")}.`)
  }
