import { agree } from "./agree.ts"
import { attempt, type Due, type Gathered } from "./attempt.ts"
import type { FigureId, Observation } from "./observation.ts"
import { requestLine } from "./request-line.ts"
import type { Ask, Get, OpenSource, Reading } from "./source.ts"

export type { Asked, Gathered } from "./attempt.ts"
export { requestsAtMost } from "./request-line.ts"

type Turn = NonNullable<Reading["turn"]>

/**
 * Asks the sources side by side, at most 6 requests at a time and 45 in all: first what stands in the first line, then,
 * for figures that would be held, their fallbacks, and last what may be missing, as far as the fallbacks leave places and
 * requests. `expired` ends it: from then on nothing more is asked. A reading that fails is a failure in the result, never
 * an exception. The order of the result is that of the sources and their readings, whichever answered first.
 */
export async function gather(
  sources: readonly OpenSource[],
  ask: Ask,
  expired: () => boolean = () => false,
): Promise<Gathered> {
  const line = requestLine(ask.get, expired)
  const all: Due[] = sources.flatMap(({ source, access }) =>
    source.readings(access).map((reading) => ({ name: source.name, reading })),
  )
  const inTurn = (turn: Turn) => all.filter(({ reading }) => (reading.turn ?? "first") === turn)
  const results = new Map<Due, Gathered>()
  const take = (due: readonly Due[], get: Get) =>
    Promise.all(due.map(async (each) => results.set(each, await attempt(each, { ...ask, get }))))

  const [spare, last] = [inTurn("if held"), inTurn("last")]
  // Agreement takes its time, and a folder of history has nothing more to be asked.
  const heldSoFar = (): ReadonlySet<FigureId> =>
    spare.length + last.length === 0 ? new Set() : heldAmong(observationsIn([...results.values()]), ask)

  await take(inTurn("first"), line.get)
  const missing = heldSoFar()
  const fallbacks = spare.filter(({ reading }) => reading.figures.some((id) => missing.has(id)))
  const done = take(fallbacks, line.get)
  const unfinished = () => fallbacks.filter((each) => !results.has(each)).length
  await take(last.filter(isOfUse(missing)), line.behind({ done, unfinished }))
  await done
  // What a fallback has settled meanwhile.
  const waiting = last.filter((each) => !results.has(each))
  if (waiting.length > 0) await take(waiting.filter(isOfUse(heldSoFar())), line.get)

  const ordered = all.flatMap((each) => results.get(each) ?? [])
  return {
    observations: observationsIn(ordered),
    failures: ordered.flatMap(({ failures }) => failures),
    asked: ordered.flatMap(({ asked }) => asked),
  }
}

const isOfUse =
  (held: ReadonlySet<FigureId>) =>
  ({ reading: { beside } }: Due): boolean =>
    beside === undefined || !held.has(beside)

const observationsIn = (gathered: readonly Gathered[]): Observation[] =>
  gathered.flatMap(({ observations }) => observations)

const heldAmong = (observations: readonly Observation[], { day, slot }: Ask): ReadonlySet<FigureId> =>
  new Set(agree(observations, { day, slot }).flatMap(({ id, outcome }) => (outcome === "held" ? [id] : [])))
