import { Decimal as Big } from "decimal.js"
import { msOf } from "./day.ts"
import { asSpread, distance, inPercent } from "./distance.ts"
import type { Figure, Reason } from "./figure.ts"
import { unfit, type ValueObservation, type When } from "./fitness.ts"
import { held, tooFew } from "./held.ts"
import { median } from "./median.ts"
import type { FigureId, Observation } from "./observation.ts"
import { requirements } from "./requirements.ts"

/**
 * The median of the origins that lie within tolerance of it. An origin has one voice, whichever source passes it on:
 * the first by name that is fit.
 *
 * agreeOnValue("btc.spot", [], when).outcome // => "held"
 */
export function agreeOnValue(id: FigureId, observations: readonly Observation[], when: When): Figure {
  const { minimumOrigins, tolerance } = requirements[id]
  const all = [...observations]
  const dropped = all.flatMap((each) => unfit(each, when) ?? [])
  const fit = all.flatMap((each) => (each.kind === "value" && unfit(each, when) === null ? each : []))
  const voices = fit.filter((each, i) => fit.findIndex(({ origin }) => origin === each.origin) === i)
  const origins = voices.map(({ origin }) => origin)
  if (voices.length < minimumOrigins || voices.length === 0) {
    return tooFew(id, minimumOrigins, origins, dropped, all)
  }

  const middle = median(voices.map(({ value }) => value))
  const isNear = ({ value }: ValueObservation) => distance(value, middle).lte(tolerance)
  const near = voices.filter(isNear)
  const far = voices.filter((each) => !isNear(each)).map((each) => aside(each, middle))
  const [first, ...others] = near
  if (!first || near.length < minimumOrigins || near.length <= far.length) {
    return held(id, "apart", far.map(({ detail }) => detail).join("; "), all)
  }
  const value = median(near.map((each) => each.value))
  const reasons = [...dropped, ...far]
  return {
    id,
    kind: "value",
    outcome: others.length > 0 ? "agreed" : "single",
    value,
    unit: first.unit,
    asOf: near.reduce((oldest, { asOf }) => (msOf(asOf) < msOf(oldest) ? asOf : oldest), first.asOf),
    origin: near.map(({ origin }) => origin).join(", "),
    spread: asSpread(Big.max(...near.map((each) => distance(each.value, value)))),
    observations: near,
    ...(reasons.length > 0 && { dropped: reasons }),
  }
}

function aside({ figure, source, value, unit }: ValueObservation, middle: string): Reason {
  const apart = inPercent(distance(value, middle))
  const accepted = inPercent(requirements[figure].tolerance)
  const detail = `${source}'s ${figure} of ${value} ${unit} is ${apart} from the median, ${accepted} is accepted`
  return { code: "apart", figure, source, detail }
}
