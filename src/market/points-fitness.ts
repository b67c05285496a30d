import { addDays } from "./day.ts"
import { frozenSince } from "./frozen.ts"
import type { Day, Point } from "./observation.ts"
import { isInRange, outOfRange, type Unfit } from "./range.ts"
import type { Requirement } from "./requirement.ts"

/** The days at a series' end that must be there without a gap, and agree. */
export const weekAndClose = 8

/**
 * What is wrong with a series' points by themselves, or null: they end with the edition's day where closes are compared,
 * ascend, one a day, have the last 8 days unless days may lack, are not frozen, and hold together.
 *
 * unfitPoints(points, requirements["btc.daily"], "2026-02-09")?.problem
 * // => "ends with 2026-02-08; 2026-02-09 is needed"
 */
export function unfitPoints(points: readonly Point[], requirement: Requirement, day: Day): Unfit | null {
  const last = points.at(-1)
  if (requirement.compare === "closes" && last?.day !== day) {
    return { code: "stale", problem: `ends with ${last?.day}; ${day} is needed` }
  }
  const unordered = points.find((point, i) => point.day <= (points[i - 1]?.day ?? ""))
  if (unordered) return { code: "out_of_range", problem: `has ${unordered.day} out of order or twice` }
  const lacking = requirement.sparse ? null : missingDay(points)
  if (lacking) return { code: "missing", problem: `lacks ${lacking}` }
  return unfitRow(points, requirement) ?? frozen(points, requirement)
}

function unfitRow(points: readonly Point[], requirement: Requirement): Unfit | null {
  const bad = points.find((point) => !isSound(point, requirement))
  if (!bad) return null
  const cells = [bad.c, bad.o, bad.h, bad.l].filter((cell) => cell !== undefined)
  const found = cells.map((cell) => outOfRange(cell, requirement)).find((each) => each !== null)
  if (found) return { ...found, problem: `of ${bad.day} ${found.problem}` }
  return { code: "out_of_range", problem: `of ${bad.day} has a price outside its own low and high` }
}

// Each cell becomes a number once, and nothing is allocated: a first gathering has tens of thousands of rows.
function isSound({ o, h, l, c }: Point, requirement: Requirement): boolean {
  const close = Number(c)
  const open = o === undefined ? close : Number(o)
  const top = Math.max(open, close)
  const bottom = Math.min(open, close)
  const high = h === undefined ? top : Number(h)
  const low = l === undefined ? bottom : Number(l)
  return low <= bottom && top <= high && isInRange(low, requirement) && isInRange(high, requirement)
}

function frozen(points: readonly Point[], { frozenAfter }: Requirement): Unfit | null {
  const since = frozenAfter === undefined ? null : frozenSince(points, frozenAfter)
  if (since === null) return null
  return { code: "frozen", problem: `stands still: each day since ${since} repeats it` }
}

/** The newest of the last 8 days that the series does not have. */
function missingDay(points: readonly Point[]): Day | null {
  const last = points.at(-1)
  if (!last) return null
  const days = new Set(points.slice(-weekAndClose).map((point) => point.day))
  const due = Array.from({ length: weekAndClose }, (_, back) => addDays(last.day, -back))
  return due.find((day) => !days.has(day)) ?? null
}
