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
 * How late a moment may be had still, in milliseconds: else each delay of some milliseconds is lost for good. Of the calls that
 * are not used in a second, one stays a reserve for those that overtake each other on their way, and four fifths of the others
 * are made up: up to 10 calls a second that is nothing, and of 20 never more than 19 go in one second.
 *
 * @example madeUpMs(20) // => 44.4…
 */
export const madeUpMs = (rate: number): number =>
  (0.8 * 1000 * Math.max(0, rate * (1 - usedShare) - 1)) / (rate * usedShare)

/**
 * Takes the next moment of a lane at `rate` calls a second: no moment twice, whatever the lanes, and in no second more calls
 * than the rate. `waitMs` beyond `longestWaitMs` takes nothing.
 *
 * reserve(idle, "edition", 1000, 2) // => { waitMs: 0, pace: { free: 1555.5…, kept: [], taken: 1 } }
 */
export function reserve(pace: Pace, lane: Lane, now: number, rate: number): { pace: Pace; waitMs: number } {
  const interval = 1000 / (rate * usedShare)
  const since = now - madeUpMs(rate)
  const kept = pace.kept.filter((moment) => moment >= since)
  const first = kept[0]
  const grant = (moment: number, after: Pace) => granted(pace, after, Math.max(0, moment - now))
  // One that nobody came for, and that is about to pass, is the edition's: kept any longer it is lost.
  if (first !== undefined && (lane === "single" || first - now < interval)) {
    return grant(first, { ...pace, kept: kept.slice(1) })
  }
  const queued = pace.free > now
  const free = Math.max(pace.free, since)
  if (lane === "single") return grant(free, { ...pace, free: free + interval, kept })
  if (queued && pace.taken >= editionRun) {
    const later = free + interval
    return grant(later, { free: later + interval, kept: [...kept, free], taken: 1 })
  }
  return grant(free, { free: free + interval, kept, taken: queued ? pace.taken + 1 : 1 })
}

/** Nothing goes for `ms` from `now`: what the provider asked for. Of a time that is over nothing changes. */
export const penalize = (pace: Pace, now: number, ms: number): Pace => ({
  ...pace,
  free: Math.max(pace.free, now + ms),
  kept: pace.kept.filter((moment) => moment >= now + ms),
})

const granted = (before: Pace, after: Pace, waitMs: number) =>
  waitMs > longestWaitMs ? { pace: before, waitMs } : { pace: after, waitMs }
