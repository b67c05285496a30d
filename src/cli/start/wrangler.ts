import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { closeSync, openSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { exitCodes, Stop } from "../exit.ts"

/** Nothing of wrangler's calls home, asks a question or looks for news. */
const quiet = {
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  // Nor writes it down each request and each query for its page of traces, which costs more than many of ours do.
  X_LOCAL_OBSERVABILITY: "false",
  CI: "true",
  FORCE_COLOR: "0",
}

/** A wrangler on a leash: it ends when `stop` is called, and when this process ends in any way. */
export type Wrangler = {
  /** Of the process that holds the leash; wrangler is its only child, and leads a group of its own. */
  pid: number | undefined
  ended: () => boolean
  stop: () => Promise<void>
  exit: Promise<number>
}

/**
 * Starts wrangler, with `env` in its environment; its output goes to the log in `folder`, and so does all else that it
 * keeps.
 */
export function startWrangler(folder: string, args: string[], env: Record<string, string> = {}): Wrangler {
  const output = openSync(logOf(folder), "a", 0o600)
  const child: ChildProcess = spawn(
    process.execPath,
    ["src/cli/leash.ts", process.execPath, "node_modules/wrangler/bin/wrangler.js", ...args],
    {
      detached: true,
      stdio: ["pipe", output, output],
      env: { ...process.env, ...quiet, ...keptIn(folder), ...env },
    },
  )
  closeSync(output)
  const exit = once(child, "exit").then(([status]) => (typeof status === "number" ? status : 1))
  return {
    pid: child.pid,
    exit,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    async stop() {
      child.stdin?.end()
      await exit
    },
  }
}

/** Runs wrangler to its end; a Stop with the tail of its output when it fails. */
export async function runWrangler(folder: string, args: string[], what: string): Promise<void> {
  if ((await startWrangler(folder, args).exit) !== 0) {
    throw new Stop(exitCodes.failed, `${what} failed; ${endOfLog(folder)}`)
  }
}

const logOf = (folder: string): string => join(folder, "wrangler.log")

/** Else wrangler writes to the home folder, where Workers of other starts would find this one. */
const keptIn = (folder: string) => ({
  WRANGLER_REGISTRY_PATH: resolve(folder, "registry"),
  WRANGLER_LOG_PATH: resolve(folder, "logs"),
})

/** The last lines of the log, to show beside a failure. */
export function endOfLog(folder: string, lines = 15): string {
  const log = logOf(folder)
  return `the end of ${log}:\n${readFileSync(log, "utf8").trimEnd().split("\n").slice(-lines).join("\n")}\n`
}
