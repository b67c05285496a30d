import { msOf } from "../../market/day.ts"
import type { Figure, Reason } from "../../market/figure.ts"
import type { FigureId, Instant } from "../../market/observation.ts"
import { requirements } from "../../market/requirements.ts"

/** A figure that sources agree on. */
export type Settled = Exclude<Figure, { outcome: "held" }>

/** The figures that an edition may use, by id. */
export type Usable = ReadonlyMap<FigureId, Settled>

const hour = 3_600_000

/**
 * The figures fresh enough for a slot, and a reason for each that is held or as of another time.
 *
 * usableFigures([], "2026-02-09T00:10:00Z") // => { usable: new Map(), reasons: [] }
 */
export function usableFigures(
  figures: readonly Figure[],
  slot: Instant,
): { usable: Usable; reasons: Reason[] } {
  const usable = new Map<FigureId, Settled>()
  const reasons: Reason[] = []
  for (const figure of figures) {
    if (figure.outcome === "held") {
      reasons.push(figure.reason)
      continue
    }
    const age = (msOf(slot) - msOf(figure.asOf)) / hour
    const { maxAgeHours, maxAheadHours } = requirements[figure.id]
    if (age <= maxAgeHours && -age <= maxAheadHours) usable.set(figure.id, figure)
    else {
      const detail = `${figure.id} is as of ${figure.asOf}, asked for the slot ${slot}, and may be ${maxAgeHours} hours older to ${maxAheadHours} hours younger`
      reasons.push({ code: "stale", figure: figure.id, detail })
    }
  }
  return { usable, reasons }
}

/**
 * The value of a figure, or null when it is absent or a series.
 *
 * findValue(usable, "btc.ath")?.value // => "126199.63"
 */
export function findValue(usable: Usable, id: FigureId): Extract<Settled, { kind: "value" }> | null {
  const figure = usable.get(id)
  return figure?.kind === "value" ? figure : null
}

/**
 * The series of a figure, or null when it is absent or a single value.
 *
 * findSeries(usable, "btc.daily")?.series.at(-1)?.day // => "2026-02-08"
 */
export function findSeries(usable: Usable, id: FigureId): Extract<Settled, { kind: "series" }> | null {
  const figure = usable.get(id)
  return figure?.kind === "series" ? figure : null
}
