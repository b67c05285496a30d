import type { Day, FigureId, Instant, Observation } from "./observation.ts"
import type { ProviderName } from "./providers.ts"

/** One reply of the outside world, as it came. `rebuiltFrom` is set only by a replay: the series the reply was made from. */
export type Reply = {
  url: string
  body: string
  sha256: string
  fetchedAt: Instant
  rebuiltFrom: string | null
}

/**
 * Asks one URL with GET and returns a 200 reply, or throws an OutsideError. `mayAsk` is called before each attempt, the
 * repeated one included: where it says no, nothing is asked.
 */
export type Get = (
  url: string,
  options?: { headers?: Record<string, string>; accept?: string; mayAsk?: () => boolean },
) => Promise<Reply>

/** The first and the last day of a series that are kept already. */
export type Kept = { first: Day; last: Day }

/** What a source is asked for: the figures of an edition's day, the last closed UTC day before `slot`. */
export type Ask = {
  day: Day
  slot: Instant
  get: Get
  /** The days of a source's series that need not be asked for again, or null when there are none. */
  kept(figure: FigureId, source: ProviderName): Kept | null
}

/**
 * One question to a provider, and the figures that its answer gives. A reading that fails loses its own figures only.
 *
 * `turn` says when it is asked: `first` with all the others (the default); `if held` only when the first ones left one of
 * its figures held; `last` what may be missing, as far as requests remain, and where it is of use only `beside` another
 * figure, only once that is settled.
 *
 * `read` asks the provider and returns what it said, as observations: days named by their start (a provider that stamps
 * a day otherwise is shifted here), the unfinished day dropped, units as in `Unit`, as-of taken from the reply and never
 * from the clock. It throws a SourceError when the reply is not what the provider documents, and lets an OutsideError
 * pass. It never fills in a value that the reply does not hold.
 */
export type Reading = {
  figures: readonly FigureId[]
  turn?: "first" | "if held" | "last"
  beside?: FigureId
  read(ask: Ask): Promise<Observation[]>
}

/** How a provider is reached: its address without a trailing slash, and a key where it takes one. */
export type Access = { url: string; key?: string | undefined }

/** A provider of figures, and what it can be asked. */
export type Source = { name: ProviderName; readings(access: Access): readonly Reading[] }

/** A source as an operator set it up. */
export type OpenSource = { source: Source; access: Access }

/** A provider answered, but not with what it documents. The message is the source's name and `problem`. */
export class SourceError extends Error {
  override readonly name = "SourceError"
  readonly source: string
  constructor(source: string, problem: string) {
    super(`${source} ${problem}`)
    this.source = source
  }
}
