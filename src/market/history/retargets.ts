import { dayNumber } from "../day.ts"
import type { Day, Decimal } from "../observation.ts"
import type { HistoryRow } from "./format.ts"

/** A retarget: from this day on the difficulty is in force. The height is null where it cannot be counted. */
export type Retarget = { day: Day; difficulty: Decimal; height: number | null }

/** Blocks from one retarget to the next: a rule of the protocol. */
const epoch = 2016

/**
 * Retargets whose heights are known: the first that the history has, those with which Segwit and Taproot came into
 * force (BIP 141, BIP 341), and mempool.space's of 2026. All heights between are counted from them.
 */
const anchors = [
  { day: "2010-07-17", height: 68_544 },
  { day: "2017-08-24", height: 481_824 },
  { day: "2021-11-14", height: 709_632 },
  { day: "2026-02-07", height: 935_424 },
]
const numberedAnchors = anchors.map(({ day, height }) => ({ number: dayNumber(day), height }))

/** A retarget near midnight may stand under the day before or after. */
const sameRetarget = 2

/** Two retargets are about two weeks apart. Outside of these days one is missing, or there is one too many. */
const soonest = 5
const latest = 60

/**
 * The retargets of a difficulty series, whose rows are the days of retargets. Heights are counted from those that are
 * known, 2,016 a row, as far as the days between two rows are plausible.
 *
 * retargetsOf([{ day: "2026-01-22", c: "141668107417558.2" }, { day: "2026-02-07", c: "125864590119494.3" }])[0]?.height // => 933408
 */
export function retargetsOf(rows: readonly HistoryRow[]): Retarget[] {
  const known = rows.flatMap(({ day, c }) => (c === undefined ? [] : [{ day, difficulty: c }]))
  return stretches(known).flatMap((stretch) => {
    const [first] = stretch.flatMap(({ day }, at) => {
      const number = dayNumber(day)
      const anchor = numberedAnchors.find((each) => Math.abs(each.number - number) <= sameRetarget)
      return anchor ? [anchor.height - at * epoch] : []
    })
    return stretch.map((each, at) => ({ ...each, height: first === undefined ? null : first + at * epoch }))
  })
}

/** The rows, parted where the next cannot follow. */
function stretches<T extends { day: Day }>(rows: readonly T[]): T[][] {
  const all: T[][] = []
  for (const row of rows) {
    const stretch = all.at(-1)
    const before = stretch?.at(-1)
    if (stretch && before && follows(before.day, row.day)) stretch.push(row)
    else all.push([row])
  }
  return all
}

/**
 * Whether a retarget can be the next after another.
 *
 * follows("2026-01-22", "2026-02-07") // => true
 */
export function follows(before: Day, after: Day): boolean {
  const days = dayNumber(after) - dayNumber(before)
  return days >= soonest && days <= latest
}

/**
 * The retarget in force at the end of a day, and the one before it, or null where the series begins later.
 *
 * inForce(retargets, "2026-02-06").last?.day // => "2026-01-22"
 */
export function inForce(
  retargets: readonly Retarget[],
  day: Day,
): { last: Retarget | null; before: Retarget | null } {
  const next = retargets.findIndex((each) => each.day > day)
  const at = (next === -1 ? retargets.length : next) - 1
  return { last: retargets[at] ?? null, before: retargets[at - 1] ?? null }
}
