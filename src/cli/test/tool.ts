import { spawn } from "node:child_process"
import { once } from "node:events"

/** One part of what `npm test` holds to, and how it went. */
export type Part = { name: string; ok: boolean; seconds: number }

/** Runs a tool of the project's own, and returns what it had to say. */
export async function runTool(
  [tool = "", ...args]: string[],
  env: Record<string, string> = {},
): Promise<{ ok: boolean; said: string; seconds: number }> {
  const begun = performance.now()
  const colours = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}
  const child = spawn(`node_modules/.bin/${tool}`, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...colours, WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true", ...env },
  })
  let said = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text
    })
  }
  const [status] = await once(child, "close")
  return { ok: status === 0, said, seconds: (performance.now() - begun) / 1000 }
}
