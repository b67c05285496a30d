import { readFileSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as z from "zod"
import { createDesk, type Desk, type EditionView, Unreachable } from "../../src/cli/desk-client.ts"
import { createLocalState } from "../../src/cli/local-state.ts"
import { host } from "../../src/cli/start/loopback.ts"
import { settingsFor } from "../../src/cli/start/settings.ts"
import { fireCron, migrate, startWorker, waitForHealth } from "../../src/cli/start/worker.ts"
import { runWrangler, type Wrangler } from "../../src/cli/start/wrangler.ts"
import { freePort } from "../free-port.ts"
import { marketApp } from "../outside/market/app.ts"
import { eighthOfFebruary } from "../outside/market/eighth-of-february.ts"

/** The replayed day's slot. */
const slotAt = Date.parse("2026-02-09T00:10:00Z")
export const slug = "2026-02-08"

/**
 * How the provider is dealt with: the calls a second that the Worker believes it takes, by which lane, and whether messages come
 * twice; `html` is how many characters of HTML a mail has, where it is not the edition's own.
 */
export type StageOptions = {
  provider: { url: string }
  recipients: number
  rate: number
  twice: boolean
  lane?: "batch" | "broadcast"
  html?: number | null
}

/**
 * A Worker of its own with its outside world, whose database holds so many confirmed subscribers. Whatever it has started
 * ends with `close`, and only that.
 */
export async function openStage(options: StageOptions) {
  const { provider, recipients, rate, twice, lane = "batch", html = null } = options
  const folder = await mkdtemp(join(tmpdir(), "plumbline-load-"))
  const market = await host(marketApp(eighthOfFebruary))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const state = createLocalState(url)
  const vars = {
    ...settingsFor(state, { resend: provider.url, market: market.url, history: null }),
    RESEND_RATE: String(rate),
    LANE: lane,
    STANDSTILL_SECONDS: "5",
    RESEND_TIMEOUT_SECONDS: "2",
    CANARY_MINUTES: "0",
    LOAD_TWICE: twice ? "yes" : "no",
    ...(html !== null && { LOAD_HTML: String(html) }),
  }
  const desk = createDesk(url, state.deskToken)
  let wrangler: Wrangler | null = null

  return {
    url,
    desk,

    /** Makes the tables and the subscribers. */
    async prepare(): Promise<void> {
      await migrate(folder)
      const args = ["d1", "execute", "DB", "--local", "--persist-to", folder, "--yes", "--command"]
      for (let first = 1; first <= recipients; first += 100_000) {
        const last = Math.min(recipients, first + 99_999)
        await runWrangler(folder, [...args, subscribers(first, last)], "writing the subscribers")
      }
    },

    /** Starts the Worker, or starts it again on the state that it left. */
    async start(): Promise<void> {
      wrangler = startWorker(folder, port, vars, ["test/load/worker.ts"])
      await waitForHealth(url, folder, wrangler)
    },

    slot: () => fireCron(url, "edition", slotAt),
    watchdog: () => fireCron(url, "watchdog"),
    look: () => look(desk),

    /** How many rows of deliveries the Worker has written since it started. */
    async rowsWritten(): Promise<number> {
      const answer = await fetch(`${url}/_/rows`)
      return z.object({ rowsWritten: z.int() }).parse(await answer.json()).rowsWritten
    },

    /** The resident memory of the runtime, in MiB. */
    memoryMb: () => memoryOf(wrangler),
    /** What the runtime has computed since it started, in ms: its database and queues, which cost nothing extra elsewhere, with it. */
    cpuMs: () => cpuOf(wrangler),

    /** Ends the whole process tree at once, as a power cut would. */
    async kill(): Promise<void> {
      if (wrangler === null) return
      for (const leader of childrenOf(wrangler.pid)) process.kill(-leader, "SIGKILL")
      await wrangler.exit
      wrangler = null
    },

    async close(): Promise<void> {
      await wrangler?.stop()
      await market.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type LoadStage = Awaited<ReturnType<typeof openStage>>

async function look(desk: Desk): Promise<EditionView | null> {
  try {
    return await desk.find(slug)
  } catch (error) {
    if (error instanceof Unreachable) return null
    throw error
  }
}

/** Confirmed subscribers of all kinds, with addresses that no mailbox has. */
const subscribers = (first: number, last: number): string =>
  `INSERT INTO subscribers (id, public_id, address, address_hmac, state, kind, frequency, created_at, confirmed_at)
   WITH RECURSIVE n(id) AS (SELECT ${first} UNION ALL SELECT id + 1 FROM n WHERE id < ${last})
   SELECT id, 'load-' || id, 'reader' || id || '@reader.example', 'hmac-' || id, 'confirmed',
     CASE id % 4 WHEN 0 THEN 'general' WHEN 1 THEN 'trader' WHEN 2 THEN 'beginner' ELSE 'long-term-holder' END,
     'daily', 0, 0 FROM n`

const childrenOf = (pid: number | undefined): number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
      .trim()
      .split(" ")
      .filter(Boolean)
      .map(Number)
  } catch {
    return []
  }
}

/** The processes of the runtime: workerd is a grandchild of the leash. */
function runtimes(wrangler: Wrangler | null): number[] {
  const found: number[] = []
  const walk = (pid: number): void => {
    for (const child of childrenOf(pid)) {
      if (procOf(child, "comm").trim() === "workerd") found.push(child)
      walk(child)
    }
  }
  if (wrangler?.pid !== undefined) walk(wrangler.pid)
  return found
}

/** What the kernel says of a process; empty once it has ended. */
function procOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8")
  } catch {
    return ""
  }
}

/** The largest of the runtime's processes is the one that computes. */
const memoryOf = (wrangler: Wrangler | null): number =>
  Math.round(
    Math.max(
      0,
      ...runtimes(wrangler).map(
        (pid) => Number(/VmRSS:\s+(\d+)/.exec(procOf(pid, "status"))?.[1] ?? 0) / 1024,
      ),
    ),
  )

/** The kernel counts hundredths of a second, in the 14th and 15th field: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const cpuOf = (wrangler: Wrangler | null): number =>
  runtimes(wrangler).reduce((sum, pid) => {
    const [, , ...fields] = procOf(pid, "stat")
      .replace(/\(.*\)/, "()")
      .split(" ")
    return sum + 10 * (Number(fields[11] ?? 0) + Number(fields[12] ?? 0))
  }, 0)
