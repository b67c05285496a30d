import { Decimal as Big } from "decimal.js"
import { msOf } from "./day.ts"
import { asSpread, distance } from "./distance.ts"
import type { Figure, Reason } from "./figure.ts"
import { unfit, type ValueObservation, type When } from "./fitness.ts"
import { heldFor, tooFew } from "./held.ts"
import { median } from "./median.ts"
import type { Decimal, FigureId, Observation } from "./observation.ts"
import { looksOff, powerOfTen } from "./power-of-ten.ts"
import { byPreference } from "./preference.ts"
import { requirements } from "./requirements.ts"
import { howFar, isNear } from "./tolerance.ts"
import { unitShifts } from "./unit-shift.ts"

/**
 * The median of the origins that lie within tolerance of it, two within tolerance of each other. An origin has one
 * voice, whichever source passes it on: the first by preference, then by name, that is fit. What is each venue's own is
 * the first one's alone.
 *
 * agreeOnValue("btc.spot", [], when).outcome // => "held"
 */
export function agreeOnValue(id: FigureId, observations: readonly Observation[], when: When): Figure {
  const requirement = requirements[id]
  const { minimumOrigins, perVenue = false } = requirement
  const all = byPreference(observations, requirement)
  const judged = all.map((observation) => ({ observation, reason: unfit(observation, when) }))
  const fit = judged.flatMap(({ observation, reason }) =>
    observation.kind === "value" && reason === null ? observation : [],
  )
  const unfits = judged.flatMap(({ observation, reason }) => (reason ? { observation, reason } : []))
  const dropped = unitShifts(unfits, fit)
  const voices = oneVoiceEach(fit)
  const [first] = voices
  if (!first || voices.length < minimumOrigins) {
    return tooFew(
      id,
      minimumOrigins,
      voices.map(({ origin }) => origin),
      dropped,
      all,
    )
  }
  if (perVenue) return settle(first, [], dropped)

  const { near, far } = divide(voices)
  const [printed, ...others] = near
  if (!printed || near.length < minimumOrigins || near.length <= far.length) return heldFor(id, far, all)
  return settle(printed, others, [...dropped, ...far])
}

function oneVoiceEach(fit: readonly ValueObservation[]): ValueObservation[] {
  const voices = new Map<string, ValueObservation>()
  for (const each of fit) if (!voices.has(each.origin)) voices.set(each.origin, each)
  return [...voices.values()]
}

/** The voices near their median, and why the others are not. The median of two is neither's: they are held to each other. */
function divide(voices: readonly ValueObservation[]): { near: ValueObservation[]; far: Reason[] } {
  const [one, other, ...more] = voices
  if (one && other && more.length === 0) {
    const reason = farFrom(other, one.value, `${one.source}'s, ${one.value},`)
    return reason ? { near: [], far: [reason] } : { near: [one, other], far: [] }
  }
  const middle = median(voices.map(({ value }) => value))
  const judged = voices.map((voice) => ({ voice, reason: farFrom(voice, middle, `the median, ${middle},`) }))
  return {
    near: judged.flatMap(({ voice, reason }) => (reason ? [] : voice)),
    far: judged.flatMap(({ reason }) => reason ?? []),
  }
}

function farFrom(
  { figure, source, value, unit }: ValueObservation,
  from: Decimal,
  name: string,
): Reason | null {
  const requirement = requirements[figure]
  if (isNear(value, from, requirement)) return null
  const said = `${source}'s ${figure} of ${value} ${unit}`
  const power = powerOfTen(Number(value), Number(from))
  return power === null
    ? { code: "apart", figure, source, detail: `${said} and ${name} are ${howFar(value, from, requirement)}` }
    : { code: "unit", figure, source, detail: `${said} ${looksOff(power)} beside ${name.slice(0, -1)}` }
}

function settle(first: ValueObservation, others: readonly ValueObservation[], dropped: Reason[]): Figure {
  const all = [first, ...others]
  const value = median(all.map((each) => each.value))
  return {
    id: first.figure,
    kind: "value",
    outcome: others.length > 0 ? "agreed" : "single",
    value,
    unit: first.unit,
    asOf: all.reduce((oldest, { asOf }) => (msOf(asOf) < msOf(oldest) ? asOf : oldest), first.asOf),
    origin: all.map(({ origin }) => origin).join(", "),
    spread: asSpread(Big.max(...all.map((each) => distance(each.value, value)))),
    observations: all,
    ...(dropped.length > 0 && { dropped }),
  }
}
