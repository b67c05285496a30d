import { Decimal as Big } from "decimal.js"
import { addDays } from "./day.ts"
import { gap } from "./distance.ts"
import type { Reason } from "./figure.ts"
import type { SeriesObservation } from "./fitness.ts"
import type { Point } from "./observation.ts"
import { requirements } from "./requirements.ts"

/** Days of a series that were kept from earlier gatherings, ascending, and the SHA-256 of the file that holds them. */
export type KeptDays = { days: readonly Point[]; sha256: string }

/** A reply's series with the kept days before it, or as it came, and why kept days were not used where it matters. */
export type Extended = { observation: SeriesObservation; reason: Reason | null }

/**
 * Puts kept days before a reply of the same source: where the two share days and no shared close is another by more
 * than the figure's tolerance, or where the reply begins on the day after the last kept one. Only days before the reply's first are taken, so a reply
 * is never made to look newer than it is; its as-of stays its own. Where the provider now names another close for a kept
 * day, the reason says so, and where it is another by more, the reply stands alone. A reply that has its own older page stands as it is.
 *
 * extend(reply, { days: [], sha256 }) // => { observation: reply, reason: null }
 */
export function extend(reply: SeriesObservation, { days, sha256 }: KeptDays): Extended {
  const [first] = reply.points
  const earlier = first && !reply.earlierSha256 ? days.filter(({ day }) => day < first.day) : []
  const last = earlier.at(-1)
  if (!first || !last) return { observation: reply, reason: null }

  const kept = new Map(days.map(({ day, c }) => [day, c]))
  const shared = reply.points.flatMap(({ day, c }) => {
    const before = kept.get(day)
    return before === undefined ? [] : [{ day, before, now: c }]
  })
  const restated = shared.find(({ before, now }) => !new Big(before).eq(now))
  const far = shared.find(({ before, now }) => gap(before, now).gt(requirements[reply.figure].tolerance))
  if (far) return { observation: reply, reason: apart(reply, far) }
  if (shared.length === 0 && addDays(last.day, 1) !== first.day) return { observation: reply, reason: null }
  return {
    observation: { ...reply, points: [...earlier, ...reply.points], earlierSha256: sha256 },
    reason: restated ? apart(reply, restated) : null,
  }
}

const apart = (
  { figure, source }: SeriesObservation,
  { day, before, now }: { day: string; before: string; now: string },
): Reason => ({
  code: "apart",
  figure,
  source,
  detail: `${source} restates ${figure} of ${day}: ${before} was kept, ${now} came`,
})
