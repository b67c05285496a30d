import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { host } from "../../src/cli/start/loopback.ts"
import { migrate, startWorker, waitForHealth } from "../../src/cli/start/worker.ts"
import { demonstration } from "../demonstration.ts"
import { freePort } from "../free-port.ts"

/**
 * Lets something use the whole Worker, or the one at `main`, under `wrangler dev` with a database of its own; its mails go
 * nowhere.
 */
export async function withLocalWorker<T>(use: (url: string) => Promise<T>, main?: string): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-bench-worker-"))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const resend = await host({ fetch: () => Response.json({ id: crypto.randomUUID() }) })
  try {
    await migrate(folder)
    const vars = { ...demonstration, PUBLIC_URL: url, RESEND_URL: resend.url }
    const worker = startWorker(folder, port, vars, main === undefined ? [] : [main])
    try {
      await waitForHealth(url, folder, worker)
      return await use(url)
    } finally {
      await worker.stop()
    }
  } finally {
    await resend.close()
    await rm(folder, { recursive: true, force: true })
  }
}
