import { OutsideError } from "../outside.ts"
import type { Reason } from "./figure.ts"
import type { Observation } from "./observation.ts"
import { type Ask, type Get, type Reading, type Reply, SourceError } from "./source.ts"

/** One request and what came of it. A refusal keeps what a rebuilding needs in order to fail in the same words. */
export type Asked =
  | { url: string; outcome: "reply"; reply: Reply }
  | { url: string; outcome: "refused"; problem: string; status: number | null }

/** What sources said, which readings failed and how, and every request: each reading's in the order of asking. */
export type Gathered = { observations: Observation[]; failures: Reason[]; asked: Asked[] }

/** A reading and whose it is. */
export type Due = { name: string; reading: Reading }

/**
 * Reads once. A failure is named in the result, never thrown; requests that are still under way when a reading gives up
 * are waited for, so that `asked` is whole.
 */
export async function attempt({ name, reading }: Due, ask: Ask): Promise<Gathered> {
  const requests: Promise<Asked | null>[] = []
  const get: Get = (url, options) => {
    const reply = ask.get(url, options)
    requests.push(
      reply.then(
        (reply) => ({ url, outcome: "reply", reply }),
        (error: unknown) => refusal(url, error),
      ),
    )
    return reply
  }
  const observations: Observation[] = []
  const failures: Reason[] = []
  try {
    observations.push(...(await reading.read({ ...ask, get })))
  } catch (error) {
    failures.push(failure({ name, reading }, error))
  }
  return { observations, failures, asked: (await Promise.all(requests)).flatMap((each) => each ?? []) }
}

const refusal = (url: string, error: unknown): Asked | null =>
  error instanceof OutsideError
    ? { url, outcome: "refused", problem: error.problem, status: error.status }
    : null

function failure({ name, reading }: Due, error: unknown): Reason {
  const [figure, ...others] = reading.figures
  return {
    code: "source_failed",
    ...(figure && others.length === 0 && { figure }),
    source: name,
    detail: explain(name, error),
  }
}

function explain(source: string, error: unknown): string {
  if (error instanceof OutsideError) return `${source} ${error.problem}`
  if (error instanceof SourceError) return error.message
  return `${source} could not be read: ${error instanceof Error ? error.name : typeof error}`
}
