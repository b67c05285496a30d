import * as z from "zod"
import { Email } from "./resend-validation.ts"

const Calls = z.array(
  z.object({ path: z.string(), headers: z.record(z.string(), z.string()), body: z.string() }),
)
const Accepted = z.object({
  mails: z.array(Email.extend({ id: z.string(), key: z.string().nullable() })),
})
const Recipients = z.record(z.string(), z.int())

/** Resend's stand-in as a test sees it, over whatever carries requests to it. */
export function resendControl(
  ask: (request: Request) => Response | Promise<Response>,
  base = "http://resend.test",
) {
  const get = async (path: string): Promise<unknown> => (await ask(new Request(base + path))).json()
  const post = async (path: string, body: unknown): Promise<void> => {
    const answer = await ask(
      new Request(base + path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    )
    if (!answer.ok)
      throw new Error(`resend's stand-in answered ${answer.status} to ${path}: ${await answer.text()}`)
    await answer.body?.cancel()
  }
  return {
    /** Makes the next calls fail: `{ kind: "drop" }`, `{ kind: "rate_limit", retryAfter: 2, path: "/emails/batch" }`. */
    fail: (...faults: { kind: string; [option: string]: string | number }[]) => post("/_/faults", { faults }),
    /** What its answers tell of its limit from now on. */
    tellLimit: (callsPerSecond: number) => post("/_/limit", { callsPerSecond }),
    reset: () => post("/_/reset", {}),
    /** Every call that came, whatever became of it. */
    calls: async () => Calls.parse(await get("/_/requests")),
    /** What was really taken. */
    accepted: async () => Accepted.parse(await get("/_/accepted")),
    /** How many mails were really taken for each address. */
    recipients: async () => Recipients.parse(await get("/_/recipients")),
  }
}
