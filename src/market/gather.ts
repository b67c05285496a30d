import { OutsideError } from "../outside.ts"
import type { Reason } from "./figure.ts"
import type { Observation } from "./observation.ts"
import { type Ask, type Get, type Reading, type Reply, type Source, SourceError } from "./source.ts"

/** A Worker has six connections at a time: https://developers.cloudflare.com/workers/platform/limits */
const inFlight = 6

/** What the sources said, which of them failed and how, and every reply as it came. */
export type Gathered = { observations: Observation[]; failures: Reason[]; replies: Reply[] }

/**
 * Asks all sources side by side, at most 6 requests at a time. A reading that fails is a failure in the result, never
 * an exception. The order is that of the sources and their readings, whichever answered first.
 */
export async function gather(sources: readonly Source[], ask: Ask): Promise<Gathered> {
  const get = atMost(inFlight, ask.get)
  const readings = sources.flatMap((source) => source.readings.map((reading) => ({ source, reading })))
  const results = await Promise.all(
    readings.map(({ source, reading }) => attempt(source, reading, { ...ask, get })),
  )
  return {
    observations: results.flatMap(({ observations }) => observations),
    failures: results.flatMap(({ failures }) => failures),
    replies: results.flatMap(({ replies }) => replies),
  }
}

async function attempt(source: Source, reading: Reading, ask: Ask): Promise<Gathered> {
  const replies: Reply[] = []
  const get: Get = async (url, options) => {
    const reply = await ask.get(url, options)
    replies.push(reply)
    return reply
  }
  try {
    return { observations: await reading.read({ ...ask, get }), failures: [], replies }
  } catch (error) {
    const [figure, ...others] = reading.figures
    const failure: Reason = {
      code: "source_failed",
      ...(figure && others.length === 0 && { figure }),
      source: source.name,
      detail: explain(source.name, error),
    }
    return { observations: [], failures: [failure], replies }
  }
}

function explain(source: string, error: unknown): string {
  if (error instanceof OutsideError) return `${source} ${error.problem}`
  if (error instanceof SourceError) return error.message
  return `${source} could not be read: ${error instanceof Error ? error.name : typeof error}`
}

/** `get`, so that no more than `limit` calls are under way at once; the others wait in the order of asking. */
function atMost(limit: number, get: Get): Get {
  let free = limit
  const waiting: (() => void)[] = []
  return async (url, options) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await get(url, options)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
