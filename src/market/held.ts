import type { Figure, Reason } from "./figure.ts"
import type { FigureId, Observation } from "./observation.ts"

/** A figure that is not to be printed, what was said of it, and why it is held. */
export type Held = Extract<Figure, { outcome: "held" }>

/** A figure that may be printed. */
export type Settled = Exclude<Figure, { outcome: "held" }>

/**
 * Holds a figure back.
 *
 * held("btc.spot", "missing", "no source gave btc.spot", []).outcome // => "held"
 */
export const held = (
  id: FigureId,
  code: Reason["code"],
  detail: string,
  observations: Observation[],
): Held => ({ id, outcome: "held", kind: "none", reason: { code, figure: id, detail }, observations })

/**
 * Why a figure is held when too few origins remain: nothing came, all was set aside, or not enough of it is left.
 *
 * tooFew("btc.daily", 2, [], [], []).reason.detail // => "no source gave btc.daily"
 */
export function tooFew(
  id: FigureId,
  minimum: number,
  origins: readonly string[],
  dropped: readonly Reason[],
  observations: Observation[],
): Held {
  const asides = dropped.map(({ detail }) => detail).join("; ")
  const [first] = dropped
  if (origins.length > 0) {
    const have = `${id} needs ${minimum} origins and has ${origins.length} (${origins.join(", ")})`
    return held(id, "too_few_origins", asides ? `${have}; ${asides}` : have, observations)
  }
  if (first) return held(id, first.code, asides, observations)
  return held(id, "missing", `no source gave ${id}`, observations)
}

/**
 * Holds a figure back for what speaks against each of its sources. The code is theirs, when they have one in common.
 *
 * heldFor("btc.daily", [shifted, shifted], []).reason.code // => "shifted"
 */
export function heldFor(id: FigureId, reasons: readonly Reason[], observations: Observation[]): Held {
  const [code, ...others] = new Set(reasons.map(({ code }) => code))
  const detail = reasons.map(({ detail }) => detail).join("; ")
  return held(id, code !== undefined && others.length === 0 ? code : "apart", detail, observations)
}
