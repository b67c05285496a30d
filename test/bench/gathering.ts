import { once } from "node:events"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import { inFlight } from "../../src/market/request-line.ts"
import { marketApp } from "../outside/market/app.ts"
import { eighthOfFebruary } from "../outside/market/eighth-of-february.ts"
import type { Prepared } from "./delayed-server.ts"
import { gatherFrom } from "./replayed.ts"

/** How long gathering took, how many requests it made, and how long it may take at most. */
export type Gathering = { ms: number; requests: number; boundMs: number }

// Not as a URL: the Workers' types know another URL than Node's.
const standInsFile = join(import.meta.dirname, "delayed-server.ts")

/** Gathers the replayed day so often over real sockets, from stand-ins that take `delayMs` for each answer. */
export async function timeGatherings(times: number, delayMs: number): Promise<Gathering[]> {
  const workerData = { answers: await prepareAnswers(), delayMs }
  const standIns = new Worker(standInsFile, { workerData })
  try {
    const [port] = await once(standIns, "message")
    const all: Gathering[] = []
    for (let i = 0; i < times; i += 1) {
      let requests = 0
      const from = performance.now()
      await gatherFrom(`http://127.0.0.1:${port}`, (url, init) => {
        requests += 1
        return fetch(url, init)
      })
      all.push({ ms: performance.now() - from, requests, boundMs: bound(requests, delayMs) })
    }
    return all
  } finally {
    await standIns.terminate()
  }
}

/** What the stand-ins answer, made up beforehand: how long that takes is not a provider's time. */
async function prepareAnswers(): Promise<Map<string, Prepared>> {
  const market = marketApp(eighthOfFebruary)
  const answers = new Map<string, Prepared>()
  await gatherFrom("http://market.test", async (url, init) => {
    const answer = await market.fetch(new Request(url, init))
    const body = await answer.text()
    const { pathname, search } = new URL(url)
    answers.set(pathname + search, { status: answer.status, headers: [...answer.headers], body })
    return new Response(body, answer)
  })
  return answers
}

/**
 * The longest that `requests` may take: 1.3 times as many rounds as six at a time need.
 *
 * bound(45, 100) // => 1040
 */
export const bound = (requests: number, delayMs: number): number =>
  Math.round(1.3 * Math.ceil(requests / inFlight) * delayMs)
