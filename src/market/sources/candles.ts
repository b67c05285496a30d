import { msOf } from "../day.ts"
import type { Day } from "../observation.ts"
import { type Reply, SourceError } from "../source.ts"
import { type About, type Row, type SeriesObservation, series } from "./series.ts"

/**
 * A venue's closed daily candles up to `day`, as `series` gives them.
 *
 * Throws a SourceError when no closed day remains, when a candle's prices do not fit between its own low and high (a
 * reply whose columns have moved shows itself so), and when the last day was not yet over as the reply was fetched.
 */
export function candles(about: About, reply: Reply, day: Day, rows: readonly Row[]): SeriesObservation {
  const closed = rows.filter((row) => row.day <= day)
  const moved = closed.find((row) => !holdsTogether(row))
  if (moved) {
    throw new SourceError(
      about.source,
      `gave a candle of ${moved.day} whose open, high, low and close do not fit together`,
    )
  }
  const observation = series(about, reply, day, closed)
  if (msOf(reply.fetchedAt) < msOf(observation.asOf)) {
    throw new SourceError(about.source, `was asked before ${observation.points.at(-1)?.day} was over`)
  }
  return observation
}

// Compared, never printed: doubles do, and exact decimals of 2,000 candles would cost much CPU.
function holdsTogether({ o, h, l, c }: Row): boolean {
  const isKnown = (cell: Row["c"] | undefined) => cell !== undefined && cell !== null && cell !== ""
  const prices = [o, h, l, c].filter(isKnown).map(Number)
  const high = isKnown(h) ? Number(h) : Number.POSITIVE_INFINITY
  const low = isKnown(l) ? Number(l) : 0
  return prices.every((price) => price >= low && price <= high)
}
