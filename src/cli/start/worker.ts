import { writeFileSync } from "node:fs"
import { resolve } from "node:path"
import { exitCodes, Stop } from "../exit.ts"
import { until } from "./patience.ts"
import { endOfLog, runWrangler, startWrangler, type Wrangler } from "./wrangler.ts"

/** The triggers of wrangler.toml. */
export const crons = { edition: "*/10 * * * *", watchdog: "5-55/10 * * * *" } as const
export type Cron = keyof typeof crons

/** Brings the local database up to this version. */
export const migrate = (folder: string): Promise<void> =>
  runWrangler(
    folder,
    ["d1", "migrations", "apply", "DB", "--local", "--persist-to", folder],
    "applying the migrations",
  )

/**
 * Starts the Worker on loopback with these variables; `waitForHealth` says when it is up. `main` is a Worker that stands in
 * for ours, around it.
 */
export function startWorker(
  folder: string,
  port: number,
  vars: Record<string, string>,
  main: readonly string[] = [],
): Wrangler {
  // In a file of its own: keys stand on no command line, and neither .dev.vars nor .env is read beside it.
  const envFile = resolve(folder, "worker.env")
  const lines = Object.entries(vars).map(([name, value]) => `${name}='${value}'\n`)
  writeFileSync(envFile, lines.join(""), { mode: 0o600 })
  return startWrangler(folder, [
    ...["dev", ...main, "--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0"],
    ...["--persist-to", folder, "--env-file", envFile, "--show-interactive-dev-session=false"],
  ])
}

/** Waits until the Worker at `url` says that it is well. */
export async function waitForHealth(url: string, folder: string, wrangler: Wrangler): Promise<void> {
  let answer = "it does not answer"
  await until(
    120,
    async () => {
      if (wrangler.ended())
        throw new Stop(exitCodes.failed, `the Worker ended by itself; ${endOfLog(folder)}`)
      try {
        const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(10_000) })
        answer = `it answers ${response.status}`
        return response.ok ? true : null
      } catch {
        return null
      }
    },
    () => `the Worker does not come up: ${answer}; ${endOfLog(folder)}`,
  )
}

/** Fires a cron, as Cloudflare would; `at` is the moment it was due, in ms since 1970. Locally none fires by itself. */
export async function fireCron(url: string, cron: Cron, at?: number): Promise<void> {
  const target = new URL("/cdn-cgi/local/scheduled", url)
  target.searchParams.set("cron", crons[cron])
  if (at !== undefined) target.searchParams.set("time", String(at))
  const response = await fetch(target, { signal: AbortSignal.timeout(60_000) })
  if (!response.ok) throw new Stop(exitCodes.failed, `the ${cron} cron answered ${response.status}`)
}
