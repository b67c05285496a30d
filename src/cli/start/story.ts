import { existsSync, mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { marketApp } from "../../../test/outside/market/app.ts"
import { eighthOfFebruary } from "../../../test/outside/market/eighth-of-february.ts"
import type { Provider } from "../../../test/outside/market/faults.ts"
import { addDays, startOf } from "../../market/day.ts"
import type { Day } from "../../market/observation.ts"
import { createDesk, type EditionView } from "../desk-client.ts"
import { exitCodes, Stop } from "../exit.ts"
import { createLocalState, type LocalState, readLocalState, writeLocalState } from "../local-state.ts"
import { folderServer } from "./folder-server.ts"
import { follow } from "./follow.ts"
import { type Inbox, openInbox } from "./inbox.ts"
import { host } from "./loopback.ts"
import { claimPorts, isFree } from "./ports.ts"
import { becomeReader, readerAddress } from "./reader.ts"
import { settingsFor, slotAt } from "./settings.ts"
import { fireCron, migrate, startWorker, waitForHealth } from "./worker.ts"

export type Options = {
  port: number
  live: boolean
  down: Provider[]
  fresh: boolean
  state: string
  /** A folder of history, and the day of it whose edition is made; without it the one day is replayed. */
  history?: string
  day?: Day
}

/** What the story says while it is told: a step that is over, and what an earlier start left. */
export type Say = { step: (name: string, ms: number) => void; note: (text: string) => void }

export type Told = {
  edition: EditionView
  submitted: number
  submittedNow: number
  links: { preview: string; inbox: string; signup: string }
}

/** The day that is replayed. */
const replayedDay = "2026-02-08"
/** Ten minutes after a day is over its edition is due. */
const dueAt = (day: Day): number => startOf(addDays(day, 1)) + 10 * 60_000

/**
 * One edition, from figures to inbox: hosts the outside world, starts the Worker, signs a reader up, fires the crons and
 * waits. Whatever must end with the command is handed to `onEnd` as soon as it runs.
 */
export async function tellStory(
  options: Options,
  say: Say,
  onEnd: (close: () => Promise<void>) => void,
): Promise<Told> {
  const timed = async <T>(name: string, step: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    const result = await step()
    say.step(name, Math.round(performance.now() - begun))
    return result
  }

  const state = await openState(options)
  writeLocalState(options.state, { ...state, pid: process.pid })
  onEnd(async () => {
    const left = readLocalState(options.state)
    if (left !== null) writeLocalState(options.state, { ...left, pid: null })
  })
  const { url } = state

  const outside = await timed("outside", async () => {
    const inbox = await openInbox(join(options.state, "inbox.jsonl"))
    onEnd(inbox.close)
    const resend = await host(inbox, options.port + 1)
    onEnd(resend.close)
    const faults = Object.fromEntries(options.down.map((name) => [name, "down" as const]))
    const { live, history } = options
    const market = live || history ? null : await host(marketApp(eighthOfFebruary, faults))
    const folder = history ? await host(folderServer(history)) : null
    for (const hosted of [market, folder]) if (hosted !== null) onEnd(hosted.close)
    return { inbox, resend: resend.url, market: market?.url ?? null, history: folder?.url ?? null }
  })
  await timed("migrate", () => migrate(options.state))
  await timed("worker", async () => {
    const wrangler = startWorker(options.state, options.port, settingsFor(state, outside))
    onEnd(wrangler.stop)
    await waitForHealth(url, options.state, wrangler)
  })

  if (state.reader === "confirmed") say.note(`the reader of an earlier start is there: ${readerAddress}`)
  else {
    await timed("reader", () => becomeReader(url, outside.inbox))
    writeLocalState(options.state, { ...state, pid: process.pid, reader: "confirmed" })
  }

  const edition = await makeEdition(options, state, say)
  return {
    edition,
    submitted: edition.report?.submitted ?? 0,
    submittedNow: await arrivedNow(outside.inbox, edition),
    links: {
      preview: `${url}/preview/${edition.slug}`,
      inbox: `${outside.resend}/inbox`,
      signup: `${url}/subscribe`,
    },
  }
}

/** The state to go on with, once it is sure that nothing stands in the way. Nothing has been started before. */
async function openState({ port, state: folder, fresh }: Options): Promise<LocalState> {
  const left = readLocalState(folder)
  if (left?.pid && isAlive(left.pid) && !(await isFree(Number(new URL(left.url).port)))) {
    throw new Stop(
      exitCodes.failed,
      `npm start runs already, at ${left.url} (process ${left.pid}): end that one first`,
    )
  }
  await claimPorts([
    { port, for: "the Worker" },
    { port: port + 1, for: "the inbox" },
  ])
  if (fresh && left === null && existsSync(folder)) {
    throw new Stop(exitCodes.badInput, `${folder} holds no state of npm start: it is not wiped`)
  }
  if (fresh) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const url = `http://127.0.0.1:${port}`
  return left === null || fresh ? createLocalState(url) : { ...left, url }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Fires the cron of the slot, unless an earlier start did, and waits for what comes of it. */
async function makeEdition(options: Options, { url, deskToken }: LocalState, say: Say): Promise<EditionView> {
  const desk = createDesk(url, deskToken)
  const slot = slotAt(options.live ? Date.now() : dueAt(options.day ?? replayedDay))
  const found = await desk.find(slot.slug)
  if (found === null) await fireCron(url, "edition", slot.slotAt)
  else {
    say.note(`the edition of an earlier start is there: ${slot.slug}, ${found.state}`)
    await fireCron(url, "watchdog")
  }
  return follow(desk, url, slot.slug, found?.state === "done" ? () => {} : say.step)
}

/** How many mails of the edition reached the reader's inbox in this run. */
async function arrivedNow(inbox: Inbox, { subject }: EditionView): Promise<number> {
  return (await inbox.newMailsTo(readerAddress)).filter((mail) => mail.subject === subject).length
}
