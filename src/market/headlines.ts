import { msOf } from "./day.ts"
import type { Figure } from "./figure.ts"
import { isTimely, unfit, type When } from "./fitness.ts"
import { tooFew } from "./held.ts"
import type { FigureId, Headline, Observation } from "./observation.ts"
import { requirements } from "./requirements.ts"

/** How many headlines an edition may choose from. */
const most = 12

/**
 * The newest headlines of all feeds, each link once, none older than two days or dated after any run of the edition. What
 * one site writes no other confirms: they are always single.
 *
 * gatherHeadlines("headlines", [], when).outcome // => "held"
 */
export function gatherHeadlines(id: FigureId, observations: readonly Observation[], when: When): Figure {
  const requirement = requirements[id]
  const judged = observations.map((observation) => ({ observation, reason: unfit(observation, when) }))
  const dropped = judged.flatMap(({ reason }) => reason ?? [])
  const fit = judged.flatMap(({ observation, reason }) =>
    observation.kind === "headlines" && reason === null ? observation : [],
  )
  const [first] = fit
  if (!first) return tooFew(id, requirement.minimumOrigins, [], dropped, [...observations])
  const items = distinct(fit.flatMap((each) => each.items))
    .filter(({ published }) => isTimely(published, requirement, when.slot))
    .sort((a, b) => msOf(b.published) - msOf(a.published) || (a.url < b.url ? -1 : 1))
    .slice(0, most)
  return {
    id,
    kind: "headlines",
    outcome: "single",
    unit: first.unit,
    asOf: items[0]?.published ?? first.asOf,
    origin: [...new Set(fit.map(({ origin }) => origin))].join(", "),
    spread: "0",
    items,
    observations: fit,
    ...(dropped.length > 0 && { dropped }),
  }
}

/** Each link once, as the first of the feeds has it. */
function distinct(items: readonly Headline[]): Headline[] {
  const byUrl = new Map<string, Headline>()
  for (const each of items) if (!byUrl.has(each.url)) byUrl.set(each.url, each)
  return [...byUrl.values()]
}
