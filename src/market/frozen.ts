import type { Day, Point } from "./observation.ts"

/**
 * The day from which on a series repeats one row up to its end, when that is `atLeast` rows or more; null otherwise. A
 * feed that stands still often goes on naming new days.
 *
 * frozenSince([{ day: "2026-02-07", c: "1" }, { day: "2026-02-08", c: "1" }], 2) // => "2026-02-07"
 */
export function frozenSince(points: readonly Point[], atLeast: number): Day | null {
  const last = points.at(-1)
  if (!last) return null
  const changed = points.findLastIndex((point) => !isSameRow(point, last))
  return points.length - 1 - changed >= atLeast ? (points[changed + 1]?.day ?? null) : null
}

const isSameRow = (a: Point, b: Point): boolean =>
  a.o === b.o && a.h === b.h && a.l === b.l && a.c === b.c && a.v === b.v
