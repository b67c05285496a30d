import { type Command, InvalidArgumentError } from "commander"
import { readSourceSettings, sourceChoice } from "../../config.ts"
import { fillables, firstDay, requiredToFill } from "../../market/backfill/all.ts"
import { backfill, type Filled } from "../../market/backfill/run.ts"
import { addDays, dayOf } from "../../market/day.ts"
import { Day } from "../../market/observation.ts"
import { createOutside } from "../../outside.ts"
import { folderStore } from "../backfill-folder.ts"
import { deskOf, type Where, withWhere } from "../desk-options.ts"
import { exitCodes, Stop } from "../exit.ts"

type Flags = Where & { out?: string; from: Day; to?: Day; series?: string[] }

/** A whole history is larger and slower to come than what an edition asks for. */
const patient = { timeoutMs: 60_000, maxBytes: 16 * 1024 * 1024 }
/** Four requests a second: every provider asked here allows more. */
const pauseMs = 250

const names = fillables.map(({ series }) => series)

/**
 * `backfill` has a Worker ask for the series whose days it keeps; `backfill --out DIR` writes the history format from
 * public providers, so that anyone can repeat a past edition.
 */
export function addBackfill(program: Command): void {
  withWhere(
    program
      .command("backfill")
      .description(
        "has the Worker keep the days it lacks; with --out, writes a folder for edition --history",
      ),
  )
    .option("--out <dir>", "the folder; what is whole in it is not asked for again")
    .option("--from <day>", "the first day", day, firstDay)
    .option("--to <day>", "the last day (default: the last closed one in UTC)", day)
    .option("--series <names>", "only these, with commas between", seriesList)
    .addHelpText(
      "after",
      `
Series: ${names.join(", ")}.
bnb_close is left out: no free provider but Binance has BNB's history.
Where each provider is reached can be changed, as for the Worker: BINANCE_URL and its like; SOURCES_OFF names those not asked.
Ends with status 1 when ${requiredToFill.join(" or ")} could not be had.`,
    )
    .action(run)
}

async function run(flags: Flags): Promise<void> {
  if (flags.out !== undefined) return writeFolder({ ...flags, out: flags.out })
  const { kept, failures } = await deskOf(flags).backfill()
  if (flags.json) console.log(JSON.stringify({ kept, failures }))
  else
    for (const { series, source, first, last } of kept)
      console.log(`${series}  ${first} to ${last}  ${source}`)
  for (const { detail } of failures) console.error(detail)
  if (!kept.some(({ series }) => series === "btc.daily"))
    throw new Stop(
      exitCodes.failed,
      "no day of btc.daily could be kept, and no edition can be made without it",
    )
}

async function writeFolder({ out, from, to: until, series, json }: Flags & { out: string }): Promise<void> {
  const now = () => Date.now()
  const yesterday = addDays(dayOf(now()), -1)
  const to = until ?? yesterday
  if (to > yesterday)
    throw new Stop(exitCodes.badInput, `--to is ${to}; accepted: up to ${yesterday}, the last closed day`)
  if (from > to)
    throw new Stop(exitCodes.badInput, `--from is ${from}; accepted: up to ${to}, the last day asked for`)

  const { urls, off } = choice()
  const { get } = createOutside({ ...patient, now, userAgent: userAgent() })
  const all = await backfill({
    fillables: fillables.filter((each) => series === undefined || series.includes(each.series)),
    store: folderStore(out),
    from,
    to,
    urlOf: (provider) => (off.includes(provider) ? null : (urls[provider] ?? null)),
    get,
    pause: () => new Promise((resolve) => setTimeout(resolve, pauseMs)),
    reached: (name, rows, reachedDay) => console.error(`  ${name}: ${rows} rows, ${reachedDay} is reached`),
    done: (filled) => console.error(describe(filled)),
  })
  console.log(json ? JSON.stringify({ out, from, to, series: all }) : summary(all, out))
  const missing = all.filter((each) => each.outcome !== "written" && each.outcome !== "whole")
  const required = missing.filter((each) => requiredToFill.includes(each.series))
  if (required.length > 0) {
    throw new Stop(
      exitCodes.failed,
      `no edition can be made without ${required.map((each) => each.series).join(", ")}`,
    )
  }
}

function choice(): ReturnType<typeof sourceChoice> {
  const { settings, problems } = readSourceSettings(process.env)
  if (settings) return sourceChoice(settings)
  const told = problems.map(({ name, problem }) => `${name}: ${problem}`).join("; ")
  throw new Stop(exitCodes.badInput, `the variables are not accepted: ${told}`)
}

const userAgent = (): string =>
  `Plumbline (newsletter${process.env.PUBLIC_URL ? `; ${process.env.PUBLIC_URL}` : ""})`

function describe(filled: Filled): string {
  const { series, rows, first, last } = filled
  switch (filled.outcome) {
    case "written":
      return `${series}: written, ${rows} rows, ${first} to ${last}`
    case "whole":
      return `${series}: whole already, ${rows} rows, ${first} to ${last}`
    case "off":
      return `${series}: not asked for, its provider is switched off`
    case "failed":
      return `${series}: failed, ${filled.problem}`
  }
}

function summary(all: readonly Filled[], out: string): string {
  const count = (outcome: Filled["outcome"]) => all.filter((each) => each.outcome === outcome).length
  return `${out}: ${count("written")} series written, ${count("whole")} whole already, ${count("failed")} failed, ${count("off")} not asked for`
}

function day(text: string): Day {
  const parsed = Day.safeParse(text)
  if (parsed.success) return parsed.data
  throw new InvalidArgumentError("accepted: a day such as 2026-02-08.")
}

function seriesList(text: string): string[] {
  const asked = text.split(",").map((name) => name.trim())
  if (asked.every((name) => names.includes(name))) return asked
  throw new InvalidArgumentError(`accepted: one or more of ${names.join(", ")}, with commas between.`)
}
