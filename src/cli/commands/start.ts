import { type Command, InvalidArgumentError, Option } from "commander"
import { askedProviders } from "../../../test/demonstration.ts"
import type { Provider } from "../../../test/outside/market/faults.ts"
import { day, portNumber } from "../arguments.ts"
import { reasonLines } from "../desk-client.ts"
import { exitCodes, Stop } from "../exit.ts"
import { defaultState } from "../local-state.ts"
import { interrupted } from "../start/interrupted.ts"
import type { Options, Say, Told } from "../start/story.ts"

type Flags = Options & { once?: boolean; json?: boolean }

/** `start`: one edition, from figures to inbox, on this machine. */
export function addStart(program: Command): void {
  program
    .command("start")
    .description("one edition, from figures to inbox, on this machine; stays up until Ctrl-C")
    .option("--once", "end as soon as the edition has arrived")
    .option("--json", "print one JSON object in place of the progress")
    .option("--live", "ask the real providers for the latest day in place of replaying 2026-02-08", false)
    .option("--down <names>", `replayed providers that fail: ${askedProviders.join(", ")}`, providerList, [])
    .option("--history <dir>", "read a folder of history in place of the replayed providers; wants --day")
    .option("--day <day>", "the day of that folder whose edition is made: 2026-02-08", day)
    .option("--port <n>", "the Worker's port; the inbox takes the next one", portNumber, 8787)
    .option("--fresh", "forget the reader, the mails and the editions of earlier starts", false)
    .addOption(new Option("--state <dir>", "where the state lies").default(defaultState).hideHelp())
    .action(async (flags: Flags) => {
      if (flags.live && flags.down.length > 0) {
        throw new Stop(
          exitCodes.badInput,
          "--down is for replayed providers and --live asks the real ones: accepted is one of the two",
        )
      }
      const { history, day, live, down } = flags
      if ((history === undefined) !== (day === undefined) || (history && (live || down.length > 0))) {
        throw new Stop(
          exitCodes.badInput,
          "--history and --day go together, and with neither --live nor --down; accepted: --history DIR --day DAY",
        )
      }
      await start(flags)
    })
}

async function start(flags: Flags): Promise<void> {
  // Only now: what it brings along takes longer to load than the other commands to run.
  const { tellStory } = await import("../start/story.ts")
  const closers: (() => Promise<void>)[] = []
  const ms: Record<string, number> = {}
  const say: Say = {
    step(name, took) {
      ms[name] = took
      if (!flags.json) console.log(`  ${name.padEnd(10)}${`${took.toLocaleString("en")} ms`.padStart(10)}`)
    },
    note(text) {
      if (!flags.json) console.log(`  ${text}`)
    },
  }
  const stopped = interrupted()
  try {
    if (!flags.json) {
      console.log(
        `Plumbline: one edition, ${flags.live ? "from the real providers" : flags.history ? `of ${flags.day}, from a folder of history` : "of a day replayed"}\n`,
      )
    }
    const told = await Promise.race([
      tellStory(flags, say, (close) => closers.push(close)),
      stopped.then((how) => {
        throw new Stop(exitCodes.failed, `ended by ${how} before the edition arrived`)
      }),
    ]).catch((error: unknown) => {
      if (flags.json)
        console.log(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }))
      throw error
    })
    console.log(flags.json ? JSON.stringify(asJson(told, ms)) : asText(told))
    if (!flags.once) {
      if (!flags.json) console.log("\nIt stays up until Ctrl-C.")
      await stopped
    }
    conclude(told)
  } finally {
    for (const close of closers.reverse()) await close()
  }
}

/** Ends the command with what became of the edition. */
function conclude({ edition }: Told): void {
  const { slug, state } = edition
  if (state === "done") return
  if (state === "held" || state === "waiting") {
    throw new Stop(
      exitCodes.held,
      `the edition ${slug} is ${state}: npm run edition -- release|reject ${slug} --reason "…", or start with --fresh`,
    )
  }
  throw new Stop(exitCodes.failed, `the edition ${slug} is ${state}`)
}

function asJson({ edition, submitted, submittedNow, links }: Told, ms: Record<string, number>) {
  const { slug, subject, status, figures, sentences, state, reasons } = edition
  return { slug, subject, status, figures, sentences, submitted, submittedNow, links, ms, state, reasons }
}

function asText({ edition, submitted, submittedNow, links }: Told): string {
  const { slug, subject, status, state, figures, sentences, reasons } = edition
  return [
    "",
    `${slug}, ${state}${status === null || status === state ? "" : `, ${status}`}: ${subject ?? "no subject yet"}`,
    `${figures ?? 0} figures, ${sentences ?? 0} sentences; submitted ${submitted}, of these in this run ${submittedNow}`,
    ...reasonLines(reasons),
    "",
    `preview  ${links.preview}`,
    `inbox    ${links.inbox}`,
    `sign up  ${links.signup}`,
  ].join("\n")
}

function providerList(text: string): Provider[] {
  const names = text.split(",").map((name) => name.trim())
  const known = names.map((name) => askedProviders.find((provider) => provider === name))
  if (!known.includes(undefined)) return known.filter((name) => name !== undefined)
  throw new InvalidArgumentError(
    `accepted: one or more of ${askedProviders.join(", ")}, with commas between.`,
  )
}
