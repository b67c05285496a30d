import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Command } from "commander"
import type { Day } from "../../market/observation.ts"
import { day, portNumber } from "../arguments.ts"
import { exitCodes, Stop } from "../exit.ts"
import { interrupted } from "../start/interrupted.ts"

type Flags = { out: string; history?: string; day?: Day; port: number; json?: boolean }

/** `shots`: pictures of what readers get, to look at. */
export function addShots(program: Command): void {
  program
    .command("shots")
    .description("pictures of an edition's mail and page as readers get them, and its chart, to look at")
    .option("--out <dir>", "where they are written", "docs/shots")
    .option("--history <dir>", "read a folder of history in place of the replayed providers; wants --day")
    .option("--day <day>", "the day of that folder whose edition is made: 2026-02-08", day)
    .option("--port <n>", "the Worker's port while it runs; the inbox takes the next one", portNumber, 8797)
    .option("--json", "print one JSON object")
    .addHelpText(
      "after",
      `
Makes an edition as npm start does, in a state of its own that is thrown away, and takes with Chromium:
  mail-600-light, mail-600-dark, mail-360-dark, mail-600-images-off   the mail for readers without a preference
  web-1280, web-390                                                   its page
  chart-light, chart-dark, chart-og                                   its pictures as they are, where it has them

Chromium is looked for at /usr/bin/chromium, or where the variable CHROMIUM says.`,
    )
    .action(async (flags: Flags) => {
      if ((flags.history === undefined) !== (flags.day === undefined)) {
        throw new Stop(
          exitCodes.badInput,
          "--history and --day go together; accepted: --history DIR --day DAY, or neither",
        )
      }
      await run(flags)
    })
}

async function run({ out, history, day, port, json }: Flags): Promise<void> {
  // Only now: what they bring along takes long to load.
  const { noChromium, openChromium } = await import("../../../test/mailcheck/chromium.ts")
  if (noChromium !== null) {
    throw new Stop(exitCodes.failed, `${noChromium}: install Chromium, or say in CHROMIUM where it is`)
  }
  const { tellStory } = await import("../start/story.ts")
  const { takeShots } = await import("../shots/take-shots.ts")
  const state = await mkdtemp(join(tmpdir(), "plumbline-shots-"))
  const closers: (() => Promise<unknown>)[] = [() => rm(state, { recursive: true, force: true })]
  const about = history !== undefined && day !== undefined ? { history, day } : {}
  const shoot = async (): Promise<string[]> => {
    const options = { port, live: false, down: [], fresh: false, state, ...about }
    const { edition } = await tellStory(options, { step() {}, note() {} }, (close) => closers.push(close))
    if (edition.state !== "done") {
      throw new Stop(exitCodes.held, `the edition ${edition.slug} is ${edition.state}: nobody gets it`)
    }
    const browser = await openChromium()
    closers.push(() => browser.close())
    return takeShots(browser, { url: `http://127.0.0.1:${port}`, slug: edition.slug }, out)
  }
  try {
    const files = await Promise.race([
      shoot(),
      interrupted().then((how) => {
        throw new Stop(exitCodes.failed, `ended by ${how} before all was taken`)
      }),
    ])
    console.log(json ? JSON.stringify({ out, files }) : files.map((name) => join(out, name)).join("\n"))
  } finally {
    for (const close of closers.reverse()) await close()
  }
}
