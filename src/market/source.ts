import type { Day, FigureId, Instant, Observation } from "./observation.ts"

/** One reply of the outside world, as it came. `rebuiltFrom` is set only by a replay: the series the reply was made from. */
export type Reply = {
  url: string
  body: string
  sha256: string
  fetchedAt: Instant
  rebuiltFrom: string | null
}

/** Asks one URL with GET and returns a 2xx reply, or throws an OutsideError. */
export type Get = (
  url: string,
  options?: { headers?: Record<string, string>; accept?: string },
) => Promise<Reply>

/** What a source is asked for: the figures of an edition's day, the last closed UTC day. */
export type Ask = { day: Day; get: Get }

/**
 * One question to a provider, and the figures that its answer gives. A reading that fails loses its own figures only.
 *
 * `read` asks the provider and returns what it said, as observations: days named by their start (a provider that stamps
 * a day otherwise is shifted here), the unfinished day dropped, units as in `Unit`, as-of taken from the reply and never
 * from the clock. It throws a SourceError when the reply is not what the provider documents, and lets an OutsideError
 * pass. It never fills in a value that the reply does not hold.
 */
export type Reading = {
  figures: readonly FigureId[]
  read(ask: Ask): Promise<Observation[]>
}

/** A provider of figures. */
export type Source = {
  name: string
  /** What readers are shown, and where it leads. */
  title: string
  home: string
  readings: readonly Reading[]
}

/** A provider answered, but not with what it documents. The message is the source's name and `problem`. */
export class SourceError extends Error {
  override readonly name = "SourceError"
  readonly source: string
  constructor(source: string, problem: string) {
    super(`${source} ${problem}`)
    this.source = source
  }
}
