import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { distance, gap } from "./distance.ts"
import { type Figure, Reason } from "./figure.ts"
import { closedBy, unfit, type When } from "./fitness.ts"
import { median } from "./median.ts"
import { FigureId, type Observation } from "./observation.ts"
import { requirements } from "./requirements.ts"
import { compareSeries } from "./series-comparison.ts"

/**
 * How what one source said of a figure stands to the others. `agreed`: another origin confirms it. `single`: no other
 * origin has it. `same origin`: it passes on a measurement that is taken from another source. `apart`: the others lie
 * `distance` away, 0.01 is 1 %. `refused`: it cannot be used, for the reason of `code`. `not compared`: what each source
 * gives is its own.
 */
export const Agreement = z.object({
  figure: FigureId,
  outcome: z.enum(["agreed", "single", "same origin", "not compared", "apart", "refused"]),
  code: Reason.shape.code.optional(),
  distance: z.string().optional(),
})
export type Agreement = z.infer<typeof Agreement>

/**
 * How an observation stands to the figure that came of it and the others' observations.
 *
 * agreementOf(observation, figure, when) // => { figure: "btc.spot", outcome: "agreed" }
 */
export function agreementOf(observation: Observation, figure: Figure, when: When): Agreement {
  const about = { figure: observation.figure }
  const said = upTo(observation, when)
  const reason = said === null ? null : unfit(said, when)
  if (said === null) return { ...about, outcome: "refused", code: "stale" }
  if (reason) return { ...about, outcome: "refused", code: reason.code }

  const used = figure.observations.some((each) => isSame(each, observation))
  if (figure.outcome !== "held" && used) return { ...about, outcome: figure.outcome }
  const code = codeFor(observation, figure)
  if (code === "apart") return { ...about, outcome: "apart", ...apartFrom(said, figure, when) }
  if (code !== null) return { ...about, outcome: "refused", code }
  if (figure.outcome === "held") return { ...about, ...withoutFigure(said, figure, when) }
  const sameOrigin = figure.observations.some(({ origin }) => origin === observation.origin)
  return { ...about, outcome: sameOrigin ? "same origin" : "not compared" }
}

/** How a value stands to others of which, for another reason, no figure came. */
function withoutFigure(
  said: Observation,
  figure: Figure,
  when: When,
): Pick<Agreement, "outcome" | "distance"> {
  const { distance } = said.kind === "value" ? apartFrom(said, figure, when) : {}
  if (distance === undefined || requirements[said.figure].perVenue) return { outcome: "single" }
  return new Big(distance).lte(requirements[said.figure].tolerance)
    ? { outcome: "agreed" }
    : { outcome: "apart", distance }
}

/** A figure that is held for want of others says nothing against the one that there is. */
function codeFor({ source }: Observation, figure: Figure): Reason["code"] | null {
  if (figure.outcome !== "held") {
    return figure.dropped?.find((reason) => reason.source === source)?.code ?? null
  }
  const { code } = figure.reason
  return code === "too_few_origins" || code === "missing" ? null : code
}

const isSame = (one: Observation, other: Observation): boolean =>
  one.source === other.source && one.origin === other.origin && one.rawSha256 === other.rawSha256

const upTo = (observation: Observation, { day }: When): Observation | null =>
  observation.kind === "series" ? closedBy(day, observation) : observation

/** How far what was said lies from what is printed, or, where nothing is, from the others. */
function apartFrom(said: Observation, figure: Figure, when: When): { distance?: string } {
  const others = figure.observations
    .filter(({ origin }) => origin !== said.origin)
    .flatMap((each) => upTo(each, when) ?? [])
    .filter((each) => unfit(each, when) === null)
  if (said.kind === "value") {
    const values = others.flatMap((each) => (each.kind === "value" ? each.value : []))
    if (values.length === 0) return {}
    const reference = figure.kind === "value" ? figure.value : median(values)
    return new Big(reference).isZero() ? {} : shown(distance(said.value, reference))
  }
  const other = others.find(({ kind }) => kind === "series")
  if (said.kind !== "series" || other?.kind !== "series") return {}
  if (requirements[said.figure].compare === "closes") {
    const compared = compareSeries(other, said)
    return compared ? shown(compared.distance) : {}
  }
  const [ours, theirs] = [said.points.at(-1)?.c, other.points.at(-1)?.c]
  if (ours === undefined || theirs === undefined || new Big(ours).times(theirs).lte(0)) return {}
  return shown(gap(ours, theirs))
}

const shown = (fraction: Big) => ({ distance: fraction.toDecimalPlaces(6).toFixed() })
