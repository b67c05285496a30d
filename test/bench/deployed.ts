import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as z from "zod"
import { runTool } from "../../src/cli/test/tool.ts"

/** The size of a Worker as it is uploaded. */
export type Bundle = { rawKiB: number; gzipKiB: number }

/** The size of the Worker, by a deployment that ends before it uploads anything. */
export const measureBundle = (): Promise<Bundle> =>
  inFolder(async (folder) => bundleIn(await wrangler(folder, ["deploy", "--dry-run", "--outdir", folder])))

/**
 * The size that wrangler tells.
 *
 * bundleIn("Total Upload: 2935.13 KiB / gzip: 659.08 KiB") // => { rawKiB: 2935.13, gzipKiB: 659.08 }
 */
export function bundleIn(said: string): Bundle {
  const [, raw, gzip] = /Total Upload: ([\d.]+) KiB \/ gzip: ([\d.]+) KiB/.exec(said) ?? []
  if (raw === undefined || gzip === undefined) throw new Error(`wrangler told no size: ${said.slice(-300)}`)
  return { rawKiB: Number(raw), gzipKiB: Number(gzip) }
}

const Profile = z.object({
  nodes: z.array(z.object({ id: z.int(), callFrame: z.object({ functionName: z.string() }) })),
  samples: z.array(z.int()),
  /** In µs, each before its sample. */
  timeDeltas: z.array(z.number()),
})
export type Profile = z.infer<typeof Profile>

/** How long the Worker computes before its first request, in ms. */
export const measureStartup = (): Promise<number> =>
  inFolder(async (folder) => {
    const file = join(folder, "startup.cpuprofile")
    await wrangler(folder, ["check", "startup", "--outfile", file])
    return computingMs(Profile.parse(JSON.parse(await readFile(file, "utf8"))))
  })

/** The time of a profile in which something was computed, in ms: waiting is none of it. */
export function computingMs({ nodes, samples, timeDeltas }: Profile): number {
  const idle = new Set(
    nodes.flatMap(({ id, callFrame }) => (callFrame.functionName === "(idle)" ? [id] : [])),
  )
  return samples.reduce((sum, node, i) => sum + (idle.has(node) ? 0 : (timeDeltas[i] ?? 0)), 0) / 1000
}

async function wrangler(folder: string, args: string[]): Promise<string> {
  const { ok, said } = await runTool(["wrangler", ...args], {
    WRANGLER_LOG_PATH: join(folder, "logs"),
    CI: "true",
  })
  if (!ok) throw new Error(`wrangler ${args.slice(0, 2).join(" ")} failed: ${said.slice(-500)}`)
  return said
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-deployed-"))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
