import type { Get, Reply } from "./market/source.ts"

/** Posts a form to one URL and returns a 200 reply, or throws an OutsideError. It is sent once, whatever comes. */
export type PostForm = (url: string, form: Record<string, string>) => Promise<Reply>

const defaults = { timeoutMs: 8_000, maxBytes: 2 * 1024 * 1024 }
const waitMs = 500
const longestWaitMs = 10_000

/** What a look outside needs. `now` is in ms; `fetch` and `sleep` are the platform's unless a test says otherwise. */
export type OutsideOptions = {
  now: () => number
  /** Sent with each request: some providers answer 403 without one. */
  userAgent: string
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  sleep?: (ms: number) => Promise<void>
  timeoutMs?: number
  maxBytes?: number
  /** Whether what fails for the moment is tried once more; it is, unless told otherwise. */
  repeats?: boolean
}

/**
 * No usable reply came. The texts name host and path only: a query or a header may hold a key.
 * `status` is null when there was no answer; `problem` is the message without the host.
 */
export class OutsideError extends Error {
  override readonly name = "OutsideError"
  readonly problem: string
  readonly status: number | null
  readonly retryable: boolean
  /** How long the provider asked to be left alone, in ms. */
  readonly retryAfterMs: number | null
  constructor(
    host: string,
    problem: string,
    about: { status: number | null; retryable: boolean; retryAfterMs?: number | null },
  ) {
    super(`${host} ${problem}`)
    this.problem = problem
    this.status = about.status
    this.retryable = about.retryable
    this.retryAfterMs = about.retryAfterMs ?? null
  }
}

/** An answer, whatever its status; its headers by lower-case names. */
export type Answer = { status: number; headers: Record<string, string>; body: string }

/** Sends bytes and gives back the answer. Throws when none came in time. */
export type Post = (
  url: string,
  sent: { headers: Record<string, string>; body: Uint8Array<ArrayBuffer>; timeoutMs: number },
) => Promise<Answer>

/**
 * The one way out. `get` gives each try 8 s and 2 MiB, tries once more after 429, 5xx, a time-out or a broken line
 * (waiting as Retry-After says, at most 10 s), follows no redirect, takes nothing but a
 * 200, and refuses HTML where JSON was asked for. `postForm` is as strict, and never tries again: only who posts knows whether
 * the same form may be taken twice. `post` sends bytes as they are and gives back whatever answer comes, errors and all.
 *
 * Throws an OutsideError.
 */
export function createOutside(options: OutsideOptions): { get: Get; postForm: PostForm; post: Post } {
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)))
  const { repeats = true } = options
  const get: Get = async (url, asked = {}) => {
    const mayAsk = asked.mayAsk ?? (() => true)
    if (!mayAsk()) throw unasked(url)
    try {
      return await once(url, asked, options)
    } catch (error) {
      if (!(error instanceof OutsideError) || !error.retryable || !repeats) throw error
      await sleep(Math.min(error.retryAfterMs ?? waitMs, longestWaitMs))
      if (!mayAsk()) throw error
      return await once(url, asked, options)
    }
  }
  const postForm: PostForm = (url, form) => once(url, { post: new URLSearchParams(form).toString() }, options)
  const post: Post = async (url, { headers, body, timeoutMs }) => {
    const send = options.fetch ?? ((address, init) => fetch(address, init))
    const response = await send(url, {
      method: "POST",
      headers: { ...headers, "user-agent": options.userAgent },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    })
    const bytes = await readUpTo(options.maxBytes ?? defaults.maxBytes, response)
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: bytes === null ? "" : new TextDecoder().decode(bytes),
    }
  }
  return { get, postForm, post }
}

function unasked(url: string): OutsideError {
  const { host, pathname } = new URL(url)
  return new OutsideError(host, `was not asked for ${pathname}: no request was left`, {
    status: null,
    retryable: false,
  })
}

async function once(
  url: string,
  asked: { headers?: Record<string, string>; accept?: string; post?: string },
  options: OutsideOptions,
): Promise<Reply> {
  const { host, pathname } = new URL(url)
  const accept = asked.accept ?? "application/json"
  const { timeoutMs, maxBytes } = { ...defaults, ...options }
  const signal = AbortSignal.timeout(timeoutMs)
  const broken = () =>
    new OutsideError(
      host,
      signal.aborted
        ? `gave no answer within ${timeoutMs / 1000} s to ${pathname}`
        : `could not be reached at ${pathname}`,
      { status: null, retryable: true },
    )

  const send = options.fetch ?? ((address, init) => fetch(address, init))
  const response = await send(url, {
    ...(asked.post !== undefined && { method: "POST", body: asked.post }),
    headers: {
      ...asked.headers,
      accept,
      "user-agent": options.userAgent,
      ...(asked.post !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
    },
    redirect: "manual",
    signal,
  }).catch(() => {
    throw broken()
  })
  const { status } = response
  // Another 2xx is no whole answer: 202 is a bot wall's, 204 has no body, 206 is a part.
  if (status !== 200) {
    // A line that breaks meanwhile is no other answer than the one that has come.
    await response.body?.cancel().catch(() => {})
    throw new OutsideError(host, `answered ${status} to ${pathname}`, {
      status,
      retryable: status === 429 || status >= 500,
      retryAfterMs: retryAfter(response.headers.get("retry-after"), options.now()),
    })
  }

  const refused = (problem: string) => new OutsideError(host, problem, { status, retryable: false })
  const bytes = await readUpTo(maxBytes, response).catch(() => {
    throw broken()
  })
  if (bytes === null) throw refused(`answered more than ${maxBytes} bytes to ${pathname}`)
  const body = decoded(bytes)
  if (body === null) throw refused(`answered with bytes that are not UTF-8 to ${pathname}`)
  const isHtml =
    (response.headers.get("content-type") ?? "").includes("html") || body.trimStart().startsWith("<")
  if (accept.includes("json") && isHtml) throw refused(`answered HTML where JSON was due to ${pathname}`)

  return {
    url,
    body,
    sha256: await sha256(bytes),
    fetchedAt: new Date(options.now()).toISOString(),
    rebuiltFrom: response.headers.get("plumbline-rebuilt-from"),
  }
}

/** The reply's bytes, or null when there are more than `limit`; the rest is then not read. */
async function readUpTo(limit: number, response: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = response.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

/** The text whose bytes these are, exactly, a byte order mark included; null when they are not UTF-8. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Retry-After, in seconds or as a date, as ms from `now`. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\d+$/.test(header)) return Number(header) * 1000
  const until = Date.parse(header)
  return Number.isFinite(until) ? Math.max(0, until - now) : null
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")
}
