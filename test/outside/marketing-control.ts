import * as z from "zod"

const State = z.object({
  /** Every call that came: a method, and a path with `:id` for each id. */
  calls: z.array(z.string()),
  /** The names of the broadcasts that each address has got. */
  got: z.record(z.string(), z.array(z.string())),
  contacts: z.array(
    z.object({ id: z.string(), email: z.string(), unsubscribed: z.boolean(), segments: z.array(z.string()) }),
  ),
  segments: z.array(z.object({ id: z.string(), name: z.string() })),
  broadcasts: z.array(
    z.object({
      ...{ id: z.string(), name: z.string(), status: z.string(), from: z.string(), subject: z.string() },
      ...{ html: z.string(), text: z.string(), to: z.array(z.string()) },
    }),
  ),
})

/** The stand-in of Resend's contacts and broadcasts as a test sees it, over whatever carries requests to it. */
export function marketingControl(
  ask: (request: Request) => Response | Promise<Response>,
  base = "http://resend.test",
) {
  const post = async (path: string, body: unknown): Promise<void> => {
    const answer = await ask(
      new Request(`${base}/_/marketing/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    )
    if (!answer.ok) throw new Error(`resend's stand-in answered ${answer.status}: ${await answer.text()}`)
    await answer.body?.cancel()
  }
  return {
    state: async () => State.parse(await (await ask(new Request(`${base}/_/marketing`))).json()),
    /** Makes the next calls of a kind fail: `{ call: "POST /broadcasts/:id/send", kind: "drop" }`. */
    fail: (...faults: { call: string; kind: string; times?: number }[]) => post("faults", { faults }),
    /** A reader leaves by the link in a broadcast. No webhook is posted: that is the test's to do. */
    leave: (email: string) => post("leave", { email }),
    /** Somebody puts an address into a segment by hand. */
    place: (email: string, segment: string) => post("place", { email, segment }),
    /** What is queued stays queued, until it does not. */
    hold: (held: boolean) => post("hold", { held }),
  }
}
