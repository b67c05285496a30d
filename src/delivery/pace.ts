/** Who asks: single mails, for which a reader waits, or an edition's chunks. */
export type Lane = "single" | "edition"

/** What the limiter remembers, in milliseconds since 1970. */
export type Pace = {
  /** The earliest moment that is still free (the "theoretical arrival time" of the algorithm GCRA). */
  free: number
  /** Moments before `free` that the edition's lane has left to single mails; ascending. */
  kept: number[]
  /** Moments in a row that the edition's lane has taken. */
  taken: number
}

export const idle: Pace = { free: 0, kept: [], taken: 0 }

/** A wait longer than this is not waited for: no moment is taken, and the caller comes back. */
export const longestWaitMs = 20_000

// Below the provider's own limit, for its window does not begin when ours does.
const usedShare = 0.9
// While there is a queue, the edition leaves every fourth moment to single mails.
const editionRun = 3

/**
 * Takes the next moment of a lane at `rate` calls a second: never two within the same interval, whatever the lanes.
 * `waitMs` beyond `longestWaitMs` takes nothing.
 *
 * reserve(idle, "edition", 1000, 2) // => { waitMs: 0, pace: { free: 1555.5…, kept: [], taken: 1 } }
 */
export function reserve(pace: Pace, lane: Lane, now: number, rate: number): { pace: Pace; waitMs: number } {
  const interval = 1000 / (rate * usedShare)
  const kept = pace.kept.filter((moment) => moment >= now)
  const first = kept[0]
  if (lane === "single" && first !== undefined) {
    return granted(pace, { ...pace, kept: kept.slice(1) }, first - now)
  }
  // Nobody came for this one, and it is about to pass: kept any longer it is lost.
  if (lane === "edition" && first !== undefined && first - now < interval) {
    return granted(pace, { ...pace, kept: kept.slice(1) }, first - now)
  }
  const queued = pace.free > now
  const free = queued ? pace.free : now
  if (lane === "single") return granted(pace, { ...pace, free: free + interval, kept }, free - now)
  if (queued && pace.taken >= editionRun) {
    const later = free + interval
    return granted(pace, { free: later + interval, kept: [...kept, free], taken: 1 }, later - now)
  }
  return granted(pace, { free: free + interval, kept, taken: queued ? pace.taken + 1 : 1 }, free - now)
}

/** Nothing goes for `ms` from `now`: what the provider asked for. Of a time that is over nothing changes. */
export const penalize = (pace: Pace, now: number, ms: number): Pace => ({
  ...pace,
  free: Math.max(pace.free, now + ms),
  kept: pace.kept.filter((moment) => moment >= now + ms),
})

const granted = (before: Pace, after: Pace, waitMs: number) =>
  waitMs > longestWaitMs ? { pace: before, waitMs } : { pace: after, waitMs }
