import { hash, randomUUID } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import * as z from "zod"

/** What goes wrong at the provider, each as a share of its calls. */
export const faultShares = {
  none: { error: 0, drop: 0, rateLimit: 0 },
  default: { error: 0.01, drop: 0.01, rateLimit: 0.005 },
  hard: { error: 0.05, drop: 0.05, rateLimit: 0.02 },
} as const
export type Faults = keyof typeof faultShares

export type ProviderOptions = {
  /** Calls a second that it takes; null for as many as come. */
  rate: number | null
  faults: Faults
  latencyMs: number
}

/** What came, in numbers: kept small, so that hundreds of thousands of mails need little memory. */
export type Came = {
  calls: number
  mails: number
  bytes: number
  tooManyRequests: number
  faults: number
  /** Address → how many mails it has. */
  readers: Map<string, number>
  firstAt: number | null
  /** When the call came after which the code that makes them counts as warm. */
  warmAt: number | null
  lastAt: number | null
  /** The body of the last call. */
  lastBody: Buffer<ArrayBuffer> | null
}

/** So many calls of a run are slower than the rest: what makes them is compiled meanwhile. */
export const coldCalls = 30

/** After so many calls it takes half as long for one as at first. */
const rehearsals = 100
const rehearsal = "/rehearsal"
const likeABatch = JSON.stringify(
  Array.from({ length: 100 }, (_, n) => ({
    to: [`reader${n}@rehearsal.example`],
    html: '<td style="color:#123456">−8.6 % “in seven days”</td>\n'.repeat(800),
    text: "−8.6 % in seven days\n".repeat(500),
  })),
)

const Mails = z
  .array(z.object({ to: z.array(z.string()).length(1) }))
  .min(1)
  .max(100)

/**
 * Resend's batch call, as much of it as a delivery meets: 24-hour idempotency keys with replay and conflict, a limit on calls a
 * second with its headers, and faults: an error that takes nothing, a line that drops once the mails are taken. Each body is
 * parsed whole, as the provider would. Single mails are taken and forgotten.
 */
export async function openProvider({ rate, faults, latencyMs }: ProviderOptions) {
  const shares = faultShares[faults]
  const keys = new Map<string, { body: string; answer: string }>()
  const came: Came = {
    calls: 0,
    mails: 0,
    bytes: 0,
    tooManyRequests: 0,
    faults: 0,
    readers: new Map(),
    firstAt: null,
    warmAt: null,
    lastAt: null,
    lastBody: null,
  }
  let window = { second: 0, calls: 0 }
  const first = Promise.withResolvers<void>()

  const limited = (): boolean => {
    const second = Math.floor(Date.now() / 1000)
    if (window.second !== second) window = { second, calls: 0 }
    window.calls += 1
    return rate !== null && window.calls > rate
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    if (request.url === rehearsal) {
      read(body)
      return reply(response, 200, "{}")
    }
    if (request.url !== "/emails/batch") return reply(response, 200, JSON.stringify({ id: randomUUID() }))
    const now = Date.now()
    came.calls += 1
    came.bytes += body.byteLength
    came.lastBody = body
    came.firstAt ??= now
    first.resolve()
    came.lastAt = now
    if (came.calls === coldCalls) came.warmAt = now
    if (limited()) {
      came.tooManyRequests += 1
      return reply(response, 429, failure(429, "rate_limit_exceeded"), { "retry-after": "1" })
    }
    if (latencyMs > 0) await sleep(latencyMs)
    const chance = Math.random()
    if (chance < shares.rateLimit) {
      came.faults += 1
      return reply(response, 429, failure(429, "rate_limit_exceeded"), { "retry-after": "1" })
    }
    if (chance < shares.rateLimit + shares.error) {
      came.faults += 1
      return reply(response, 500, failure(500, "application_error"))
    }
    const key = String(request.headers["idempotency-key"])
    const taken = take(key, body)
    if (chance < shares.rateLimit + shares.error + shares.drop) {
      came.faults += 1
      request.socket.destroy()
      return
    }
    reply(response, taken === null ? 409 : 200, taken ?? failure(409, "invalid_idempotent_request"))
  }

  /** The answer that goes with a key; null where it was used with another body. */
  function take(key: string, body: Buffer): string | null {
    const { sha, mails } = read(body)
    const known = keys.get(key)
    if (known !== undefined) return known.body === sha ? known.answer : null
    for (const { to } of mails) {
      const [address = ""] = to
      came.readers.set(address, (came.readers.get(address) ?? 0) + 1)
    }
    came.mails += mails.length
    const made = JSON.stringify({ data: mails.map((_, n) => ({ id: `${came.calls}-${n}` })), errors: [] })
    keys.set(key, { body: sha, answer: made })
    return made
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    came,
    /** Reads calls that do not count, so that its own code is compiled: a provider's has been for long. */
    async rehearse(): Promise<void> {
      for (let times = 0; times < rehearsals; times += 1) {
        const response = await fetch(url + rehearsal, { method: "POST", body: likeABatch })
        await response.text()
      }
    },
    /** Resolves when the first call of a batch has come. */
    firstCall: first.promise,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }

  function reply(
    response: ServerResponse,
    status: number,
    body: string,
    headers: Record<string, string> = {},
  ) {
    response.writeHead(status, {
      "content-type": "application/json",
      "ratelimit-limit": String(rate ?? 1000),
      "ratelimit-remaining": String(Math.max(0, (rate ?? 1000) - window.calls)),
      "ratelimit-reset": "1",
      ...headers,
    })
    response.end(body)
  }
}

const read = (body: Buffer) => ({
  sha: hash("sha256", body, "base64"),
  mails: Mails.parse(JSON.parse(body.toString("utf8"))),
})

const failure = (statusCode: number, name: string): string =>
  JSON.stringify({ statusCode, name, message: "a fault of the load run" })

async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts)
}

export type Provider = Awaited<ReturnType<typeof openProvider>>
