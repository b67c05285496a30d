import type { Figure, Reason } from "../../market/figure.ts"
import type { Settled } from "../../market/held.ts"
import type { FigureId } from "../../market/observation.ts"

/** The figures that an edition may use, by id. */
export type Usable = ReadonlyMap<FigureId, Settled>

/**
 * The figures that are not held, and the reason of each that is. What nobody said anything of is no reason: a source
 * that failed is one, and a block that is left out.
 *
 * usableFigures([]) // => { usable: new Map(), reasons: [] }
 */
export function usableFigures(figures: readonly Figure[]): { usable: Usable; reasons: Reason[] } {
  const usable = new Map<FigureId, Settled>()
  const reasons: Reason[] = []
  for (const figure of figures) {
    if (figure.outcome === "held") {
      const unheard = figure.reason.code === "missing" && figure.observations.length === 0
      if (!unheard) reasons.push(figure.reason)
    } else usable.set(figure.id, figure)
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
