import { createEmulator, type Emulator } from "emulate"
import { type Context, Hono } from "hono"
import * as z from "zod"
import type { Described } from "./resend-description.ts"
import { Fault, faultAnswer, lostLine, problem } from "./resend-faults.ts"
import { createMarketing } from "./resend-marketing.ts"
import { addressOf, Email, faultOf } from "./resend-validation.ts"

const usualLimit = 10

/** A call that reached us, whatever became of it. */
export type RecordedCall = { path: string; headers: Record<string, string>; body: string }

/** A mail that was taken: what its reader has. */
export type TakenMail = Email & { id: string; key: string | null }

/** Where the mails that were taken are kept over a restart: one line of text each call. */
export type Journal = { read(): Promise<string[]>; append(line: string): Promise<void> }

const Line = z.object({ key: z.string().nullable(), mails: z.array(Email) })
type Line = z.infer<typeof Line>
type Path = "/emails" | "/emails/batch"
const Answer = z.object({ data: z.array(z.object({ id: z.string() })) })

/** Set by @hono/node-server: the socket that a lost line is cut at. */
type Bindings = { incoming?: { socket: { destroy(): void } } }

/**
 * Resend, as this project meets it: the package `emulate` (24-hour idempotency keys, replays, an inbox at `/inbox`) behind
 * a proxy for what that package does not know: keys checked, permissive validation, Resend's rate-limit headers, faults.
 *
 * With `described` it takes only calls that the provider's own description of its API allows.
 *
 * Control: `POST /_/faults { faults: [{ kind, times?, path?, … }] }`, `POST /_/limit { callsPerSecond }` (what the headers tell), `GET /_/requests` (every call that came),
 * `GET /_/accepted` (what was really taken, each mail once), `GET /_/recipients` (how many of these each address has), `POST /_/reset`. Contacts and
 * broadcasts are those of `resend-marketing.ts`, with a control of their own.
 */
export function createResend({
  journal,
  described = null,
}: {
  journal?: Journal
  described?: Described | null
} = {}) {
  const marketing = createMarketing(described)
  const calls: RecordedCall[] = []
  const taken = new Map<string, TakenMail>()
  const bodies = new Map<string, string>()
  let faults: Fault[] = []
  let callsPerSecond = usualLimit
  let emulator: Promise<Emulator> | undefined

  const upstream = (): Promise<Emulator> => {
    emulator ??= createEmulator({ service: "resend", port: 0 }).then(async (started) => {
      for (const line of (await journal?.read()) ?? []) await take(started, Line.parse(JSON.parse(line)))
      return started
    })
    return emulator
  }

  /** Gives the emulator a call's good mails, always as a batch, and notes those whose ids are new. */
  async function take(
    { url }: Emulator,
    { key, mails }: Line,
  ): Promise<{ answer: Response; fresh: boolean }> {
    const answer = await fetch(`${url}/emails/batch`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        // One that was kept open may be closed just as it is used again.
        connection: "close",
        ...(key !== null && { "idempotency-key": key }),
      },
      body: JSON.stringify(mails),
    })
    if (!answer.ok) return { answer, fresh: false }
    const { data } = Answer.parse(await answer.clone().json())
    const fresh = data.some(({ id }) => !taken.has(id))
    for (const [index, { id }] of data.entries()) {
      const mail = mails[index]
      if (mail !== undefined) taken.set(id, { ...mail, id, key })
    }
    return { answer, fresh }
  }

  async function submit(context: Context<{ Bindings: Bindings }>, path: Path): Promise<Response> {
    const body = await context.req.text()
    calls.push({ path, headers: context.req.header(), body })
    const fault = faults.find((each) => each.times > 0 && (each.path ?? path) === path)
    if (fault !== undefined) fault.times -= 1
    const refused = fault === undefined ? null : faultAnswer(fault)
    if (refused !== null) return refused
    if (fault?.kind === "slow") await new Promise((resolve) => setTimeout(resolve, fault.ms))

    const answer = await accept(context, path, body)
    if (fault?.kind !== "drop") return answer
    context.env?.incoming?.socket.destroy()
    return lostLine()
  }

  async function accept(context: Context, path: Path, body: string): Promise<Response> {
    const authorization = context.req.header("authorization") ?? ""
    if (authorization === "")
      return problem(401, "missing_api_key", "Missing API key in the authorization header.")
    if (!authorization.startsWith("Bearer re_")) return problem(403, "invalid_api_key", "API key is invalid.")
    const key = context.req.header("idempotency-key") ?? null
    if (key !== null && (key.length < 1 || key.length > 256)) {
      return problem(400, "invalid_idempotency_key", "The key must be between 1-256 chars.")
    }
    const mails = parsed(path, body)
    if (mails === null) return problem(422, "validation_error", "The body must be a list of 1 to 100 emails.")

    const wrong = described?.({ method: "POST", url: path, body }) ?? null
    if (wrong !== null) return problem(422, "validation_error", `Not as the API is described: ${wrong}`)

    const permissive = path === "/emails/batch" && context.req.header("x-batch-validation") === "permissive"
    const errors = mails.flatMap((mail, index) => {
      const message = faultOf(mail)
      return message === null ? [] : [{ index, message }]
    })
    const [first] = errors
    if (first !== undefined && !permissive) return problem(422, "validation_error", first.message)
    const good = mails.flatMap((mail, index) =>
      errors.some((error) => error.index === index) ? [] : [Email.parse(mail)],
    )

    // Resend compares the payload as it came; emulate only what it understood of it.
    if (key !== null && (bodies.get(key) ?? body) !== body) {
      return problem(409, "invalid_idempotent_request", "The key was used with a different request payload.")
    }
    if (key !== null) bodies.set(key, body)
    const line: Line = { key, mails: good }
    const { answer, fresh } = await take(await upstream(), line)
    if (!answer.ok) return answer
    if (fresh) await journal?.append(JSON.stringify(line))
    const { data } = Answer.parse(await answer.json())
    return Response.json(path === "/emails" ? data[0] : permissive ? { data, errors } : { data })
  }

  const app = new Hono<{ Bindings: Bindings }>()
  app.post("/emails", async (context) => limited(await submit(context, "/emails"), callsPerSecond))
  app.post("/emails/batch", async (context) =>
    limited(await submit(context, "/emails/batch"), callsPerSecond),
  )

  app.post("/_/faults", async (context) => {
    const asked = z.object({ faults: z.array(Fault) }).safeParse(await context.req.json().catch(() => null))
    if (!asked.success) return context.json({ problem: z.prettifyError(asked.error) }, 422)
    faults = [...faults, ...asked.data.faults]
    return context.json({ faults })
  })
  app.post("/_/limit", async (context) => {
    const asked = z
      .object({ callsPerSecond: z.int().min(1) })
      .safeParse(await context.req.json().catch(() => null))
    if (!asked.success) return context.json({ problem: z.prettifyError(asked.error) }, 422)
    callsPerSecond = asked.data.callsPerSecond
    return context.json({ callsPerSecond })
  })
  app.get("/_/requests", (context) => context.json(calls))
  app.get("/_/accepted", async (context) => {
    await upstream()
    return context.json({ mails: [...taken.values()] })
  })
  app.get("/_/recipients", async (context) => {
    await upstream()
    const recipients: Record<string, number> = {}
    for (const mail of taken.values()) recipients[addressOf(mail)] = (recipients[addressOf(mail)] ?? 0) + 1
    return context.json(recipients)
  })
  app.post("/_/reset", async (context) => {
    calls.length = 0
    faults = []
    callsPerSecond = usualLimit
    taken.clear()
    bodies.clear()
    marketing.reset()
    ;(await emulator)?.reset()
    return context.json({ reset: true })
  })
  app.route("/", marketing.app)
  app.get("*", async (context) => {
    const { pathname, search } = new URL(context.req.url)
    return fetch((await upstream()).url + pathname + search)
  })

  return {
    fetch: app.fetch,
    /** Stops the emulator. */
    async close(): Promise<void> {
      await (await emulator)?.close()
    },
  }
}

function parsed(path: Path, body: string): unknown[] | null {
  try {
    const json: unknown = JSON.parse(body)
    if (path === "/emails") return [json]
    return Array.isArray(json) && json.length >= 1 && json.length <= 100 ? json : null
  } catch {
    return null
  }
}

// The limit is told, not held: faults say when it is reached, so that a test has it when it wants it.
function limited(answer: Response, callsPerSecond: number): Response {
  const headers = new Headers(answer.headers)
  headers.set("ratelimit-policy", `${callsPerSecond};w=1`)
  headers.set("ratelimit-limit", String(callsPerSecond))
  headers.set("ratelimit-remaining", answer.status === 429 ? "0" : String(callsPerSecond - 1))
  headers.set("ratelimit-reset", "1")
  return new Response(answer.body, { status: answer.status, headers })
}
