import { spawn } from "node:child_process"
import { once } from "node:events"

/** One part of what `npm test` holds to, and how it went. */
export type Part = { name: string; ok: boolean; seconds: number }

/** Longer than the slowest test file takes on a busy machine: a tool that says nothing for so long does not come back. */
const silentAtMostMs = 10 * 60_000

/**
 * Runs a tool of the project's own, and returns what it had to say. One that hangs is ended with all that it started: its
 * last words tell where, and no check waits for ever.
 */
export async function runTool(
  [tool = "", ...args]: string[],
  env: Record<string, string> = {},
  silentMs = silentAtMostMs,
): Promise<{ ok: boolean; hung: boolean; said: string; seconds: number }> {
  const begun = performance.now()
  const colours = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}
  const child = spawn(process.execPath, ["src/cli/leash.ts", `node_modules/.bin/${tool}`, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...colours, WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true", ...env },
  })
  let said = ""
  let hung = false
  const silence = setTimeout(() => {
    hung = true
    child.stdin.end()
  }, silentMs)
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text
      silence.refresh()
    })
  }
  const [status] = await once(child, "close")
  clearTimeout(silence)
  if (hung) said += `\n${tool} had said nothing for ${silentMs / 1000} s, and was ended\n`
  return { ok: status === 0 && !hung, hung, said, seconds: (performance.now() - begun) / 1000 }
}
