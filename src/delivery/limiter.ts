import { DurableObject } from "cloudflare:workers"
import { idle, type Lane, longestWaitMs, penalize, reserve } from "./pace.ts"

/** What an answer of the provider's has said: its limit, and until when (ms since 1970) nothing is left of it. */
export type Told = { callsPerSecond: number; quietUntil: number }

/** The pace of the whole team's calls to the provider. */
export type Limits = {
  /** How many milliseconds to wait before the call. More than `longestWaitMs`: nothing was taken, ask again later. */
  reserve(lane: Lane): Promise<number>
  /** The provider asked for quiet. */
  penalize(ms: number): Promise<void>
}

/**
 * One object for all of a team's calls, whose rate the provider counts together. It writes nothing to storage: when it is
 * evicted it forgets, and the worst that follows is one call too many, an answer 429, and `penalize`.
 */
export class Limiter extends DurableObject {
  #pace = idle
  #told: number | null = null

  reserve(lane: Lane, now: number, rate: number, told: Told | null): number {
    this.#told = told?.callsPerSecond ?? this.#told
    const quiet = penalize(this.#pace, now, (told?.quietUntil ?? 0) - now)
    const { pace, waitMs } = reserve(quiet, lane, now, this.#told ?? rate)
    this.#pace = pace
    return Math.ceil(waitMs)
  }

  penalize(now: number, ms: number): void {
    this.#pace = penalize(this.#pace, now, ms)
  }
}

/**
 * The limiter behind its binding: `rate` is the calls a second that the provider is taken to allow until one of its answers
 * has said how many it does, which `told` then gives. What is told replaces what is configured, up and down.
 */
export const limitsBy = (
  stub: Pick<DurableObjectStub<Limiter>, "reserve" | "penalize">,
  now: () => number,
  rate: number,
  told: () => Told | null = () => null,
): Limits => ({
  reserve: async (lane) => stub.reserve(lane, now(), rate, told()),
  penalize: async (ms) => stub.penalize(now(), ms),
})

/** Turns of the edition's lane, waited for however long it takes. */
export const turnsBy = ({ reserve, penalize }: Limits, sleep: (ms: number) => Promise<void>) => ({
  async turn(): Promise<void> {
    for (;;) {
      const waitMs = await reserve("edition")
      await sleep(Math.min(waitMs, longestWaitMs))
      if (waitMs <= longestWaitMs) return
    }
  },
  penalize,
})
