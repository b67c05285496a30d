import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { median } from "simple-statistics"
import { waitForHealth } from "../../src/cli/start/worker.ts"
import { startWrangler } from "../../src/cli/start/wrangler.ts"
import { freePort } from "../free-port.ts"
import type { WorkerdMeasure } from "./names.ts"

/** How long one run takes in ms: the very first one of a new Worker, and the middle of the later ones. */
export type WorkerdTime = { ms: number; coldMs: number }

/** A request that lasts so long is timed well enough, in ms. */
const longEnough = 50

/**
 * Times tasks in workerd, in the order given, in one Worker that is bundled as the real one is: its clock stands still
 * while it computes, so whole requests are timed, each with many runs, less what an empty request takes.
 */
export async function timeInWorkerd(
  names: readonly WorkerdMeasure[],
  iterations: number,
): Promise<Map<WorkerdMeasure, WorkerdTime>> {
  const times = new Map<WorkerdMeasure, WorkerdTime>()
  if (names.length === 0) return times
  const folder = await mkdtemp(join(tmpdir(), "plumbline-bench-"))
  const port = await freePort()
  const args = [
    ...["dev", "test/bench/worker.ts", "--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0"],
    ...["--persist-to", folder, "--show-interactive-dev-session=false"],
  ]
  // Else React's build for developing is bundled, which no deployment has.
  const wrangler = startWrangler(folder, args, { NODE_ENV: "production" })
  try {
    const url = `http://127.0.0.1:${port}`
    await waitForHealth(url, folder, wrangler)
    for (const name of names) times.set(name, await timeTask(url, name, iterations))
    return times
  } finally {
    await wrangler.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function timeTask(url: string, task: WorkerdMeasure, iterations: number): Promise<WorkerdTime> {
  const request = async (times: number): Promise<number> => {
    const from = performance.now()
    const response = await fetch(`${url}/?task=${encodeURIComponent(task)}&times=${times}`)
    const said = await response.text()
    if (!response.ok)
      throw new Error(`${task} could not be measured: ${response.status} ${said.slice(0, 200)}`)
    return performance.now() - from
  }
  const several = async (count: number, times: number): Promise<number> => {
    const all: number[] = []
    for (let i = 0; i < count; i += 1) all.push(await request(times))
    return median(all)
  }
  const empty = await several(5, 0)
  const coldMs = Math.max(0, (await request(1)) - empty)
  const once = Math.max(0.01, (await several(Math.min(3, iterations), 10)) / 10)
  const times = Math.min(5000, Math.max(1, Math.round(longEnough / once)))
  return { ms: Math.max(0, (await several(iterations, times)) - empty) / times, coldMs }
}
