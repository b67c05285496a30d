import autocannon from "autocannon"
import { openedForm } from "../../src/cli/start/reader.ts"
import { withLocalWorker } from "./local-worker.ts"

/** How many sign-ups wait for their answers at once. */
const connections = 10

/**
 * Sign-ups a second through `wrangler dev`: the whole Worker with its database and its queue, each by JSON with a form token
 * that is old enough, for an address of its own and from a network of its own, as the limit for each network holds here
 * as well. All must be accepted.
 */
export const measureSignUps = (seconds: number): Promise<number> =>
  withLocalWorker(async (url) => signUpsASecond(url, await openedForm(url), seconds))

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
