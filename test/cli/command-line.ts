import { spawn } from "node:child_process"
import { once } from "node:events"
import { vi } from "vitest"
import { run } from "../../src/cli/program.ts"
import { isFree } from "../../src/cli/start/ports.ts"

export type Ran = { status: number | null; stdout: string; stderr: string }

/** A run of the project's command line; `ended` settles when it is over. */
export function launch(args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, CI: undefined, DESK_TOKEN: undefined, PUBLIC_URL: undefined },
  })
  const ran: Ran = { status: null, stdout: "", stderr: "" }
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    ran.stdout += text
  })
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    ran.stderr += text
  })
  const ended = once(child, "close").then(([status]): Ran => ({ ...ran, status: Number(status) }))
  return { ran, ended, kill: (signal: NodeJS.Signals) => child.kill(signal) }
}

/** The exit status of a command line that is run in this process, and what it wrote. */
export async function runHere(args: string[]): Promise<Ran> {
  const ran: Ran = { status: null, stdout: "", stderr: "" }
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((text) => note("stdout", text)),
    vi.spyOn(process.stderr, "write").mockImplementation((text) => note("stderr", text)),
    vi.spyOn(console, "log").mockImplementation((text) => note("stdout", `${text}\n`)),
    vi.spyOn(console, "error").mockImplementation((text) => note("stderr", `${text}\n`)),
  ]
  function note(stream: "stdout" | "stderr", text: unknown): true {
    ran[stream] += String(text)
    return true
  }
  try {
    ran.status = await run(["node", "plumbline", ...args])
    return ran
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

/** A port that is free, as is the next one. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 30_000)
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
}
