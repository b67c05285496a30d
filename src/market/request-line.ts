import { OutsideError } from "../outside.ts"
import { atMost } from "./at-most.ts"
import type { Get } from "./source.ts"

/** A Worker has six connections at a time: https://developers.cloudflare.com/workers/platform/limits */
export const inFlight = 6

/** The most requests of one edition, repeated ones included: a Worker on the free plan has 50 for all that it does. */
export const requestsAtMost = 45

/** What is kept back for each question that goes before: a request, and a repeated one or a second page. */
const keptBack = 2

/** Questions that others must leave places and requests to: when they are done, and how many are not. */
export type Preferred = { done: Promise<unknown>; unfinished: () => number }

/**
 * The way to the providers of one gathering: at most 6 requests are under way at once and 45 are made in all, none of them
 * when the time is over. What is not asked is refused with an OutsideError.
 */
export function requestLine(ask: Get, expired: () => boolean) {
  let left = requestsAtMost
  const take = (): boolean => {
    if (expired() || left === 0) return false
    left -= 1
    return true
  }
  const inLine = atMost(inFlight)
  const get: Get = (url, options) =>
    inLine(async () => {
      if (expired()) throw tooLate(url)
      return ask(url, { ...options, mayAsk: take })
    })
  return {
    get,
    /** The same for what may be missing: it takes what the preferred leave, and where that is nothing, waits for them. */
    behind(preferred: Preferred): Get {
      const hasSpare = () => left > keptBack * preferred.unfinished()
      return async (url, options) => {
        const reply = await inLine(async () => {
          if (expired() || !hasSpare()) return null
          return ask(url, { ...options, mayAsk: () => hasSpare() && take() })
        }, "behind")
        if (reply !== null) return reply
        await preferred.done
        return get(url, options)
      }
    },
  }
}

function tooLate(url: string): OutsideError {
  const { host, pathname } = new URL(url)
  const problem = `was not asked for ${pathname}: the time for gathering was over`
  return new OutsideError(host, problem, { status: null, retryable: false })
}
