import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import autocannon from "autocannon"
import { host } from "../../src/cli/start/loopback.ts"
import { openedForm } from "../../src/cli/start/reader.ts"
import { migrate, startWorker, waitForHealth } from "../../src/cli/start/worker.ts"
import { demonstration } from "../demonstration.ts"
import { freePort } from "../free-port.ts"

/** How many sign-ups wait for their answers at once. */
const connections = 10

/**
 * Sign-ups a second through `wrangler dev`: the whole Worker with its database and its queue, each by JSON with a form token
 * that is old enough, for an address of its own and from a network of its own, as the limit for each network holds here
 * as well. All must be accepted.
 */
export async function measureSignUps(seconds: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-sign-ups-"))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  // The mails that ask back go nowhere.
  const resend = await host({ fetch: () => Response.json({ id: crypto.randomUUID() }) })
  try {
    await migrate(folder)
    const worker = startWorker(folder, port, { ...demonstration, PUBLIC_URL: url, RESEND_URL: resend.url })
    try {
      await waitForHealth(url, folder, worker)
      return await signUpsASecond(url, await openedForm(url), seconds)
    } finally {
      await worker.stop()
    }
  } finally {
    await resend.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function signUpsASecond(url: string, token: string, seconds: number): Promise<number> {
  let n = 0
  const result = await autocannon({
    url: `${url}/subscribe`,
    connections,
    duration: seconds,
    requests: [
      {
        method: "POST",
        setupRequest(request) {
          n += 1
          const network = `2001:db8:${(n >> 16).toString(16)}:${(n & 0xffff).toString(16)}::1`
          return {
            ...request,
            headers: { ...request.headers, "content-type": "application/json", "cf-connecting-ip": network },
            body: JSON.stringify({ email: `reader${n}@example.com`, token }),
          }
        },
      },
    ],
  })
  const accepted = result.statusCodeStats?.["202"]?.count ?? 0
  const others = Object.entries(result.statusCodeStats ?? {}).filter(([status]) => status !== "202")
  if (accepted === 0 || others.length > 0 || result.errors > 0) {
    throw new Error(
      `sign-ups were not all accepted: ${accepted} were, ${result.errors} broke off, ${JSON.stringify(others)}`,
    )
  }
  return accepted / result.duration
}
