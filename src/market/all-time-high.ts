import { Decimal as Big } from "decimal.js"
import { addDays, dayOf, msOf } from "./day.ts"
import { asSpread, distance, inPercent } from "./distance.ts"
import type { Figure } from "./figure.ts"
import type { When } from "./fitness.ts"
import { held } from "./held.ts"
import type { Observation } from "./observation.ts"
import { requirements } from "./requirements.ts"
import { agreeOnValue } from "./value-agreement.ts"

const id = "btc.ath"

/**
 * The all-time high of the venue whose closes are printed, so that a drawdown is one venue's: its highest high, when a
 * price service that knows the whole history names the same record (within tolerance, a day at most apart). A venue's
 * series alone may begin after its record. As of the start of the day of that high.
 *
 * allTimeHigh([], daily, when).outcome // => "held"
 */
export function allTimeHigh(observations: readonly Observation[], daily: Figure, when: When): Figure {
  const named = agreeOnValue(id, observations, when)
  if (named.kind !== "value") return named
  const refuse = (code: "missing" | "apart", detail: string) => held(id, code, detail, named.observations)

  const [venue] = daily.observations
  if (daily.kind !== "series" || !venue)
    return refuse("missing", `${id} is a high of btc.daily, which is held`)
  const namedDay = dayOf(msOf(named.asOf))
  const highs = daily.series.flatMap(({ day, h }) => (h === undefined ? [] : [{ day, h }]))
  if (!highs.some(({ day }) => day === namedDay)) {
    return refuse(
      "missing",
      `${venue.source}'s candles do not cover ${namedDay}, the day of ${named.origin}'s record`,
    )
  }
  const highest = highs.reduce((best, each) => (new Big(each.h).gt(best.h) ? each : best))
  const apart = distance(highest.h, named.value)
  const { tolerance } = requirements[id]
  const sameDay = [-1, 0, 1].some((days) => addDays(namedDay, days) === highest.day)
  if (!sameDay || apart.gt(tolerance)) {
    return refuse(
      "apart",
      `${venue.source}'s highest high is ${highest.h} on ${highest.day}, ${named.origin}'s record ${named.value} on ` +
        `${namedDay}: ${inPercent(apart)} apart; ${inPercent(tolerance)} and a day are accepted`,
    )
  }
  const origins = new Set([daily.origin, ...named.observations.map(({ origin }) => origin)])
  return {
    ...named,
    outcome: origins.size > 1 ? "agreed" : "single",
    value: highest.h,
    asOf: `${highest.day}T00:00:00Z`,
    origin: daily.origin,
    spread: asSpread(distance(named.value, highest.h)),
    observations: [venue, ...named.observations],
  }
}
