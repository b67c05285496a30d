import { addDays, dayNumber, dayOf, msOf } from "./day.ts"
import { asSpread, distance } from "./distance.ts"
import type { Figure, Reason } from "./figure.ts"
import type { When } from "./fitness.ts"
import { type Held, held } from "./held.ts"
import type { Day, Decimal, Observation, Point } from "./observation.ts"
import { requirements } from "./requirements.ts"
import { howFar, isNear } from "./tolerance.ts"
import { agreeOnValue } from "./value-agreement.ts"

const id = "btc.ath"

type Series = Extract<Figure, { kind: "series" }>
type Value = Extract<Figure, { kind: "value" }>

/** No venue traded bitcoin above $20,000 before 2018, and the rise to that came in December 2017. */
const beforeAnyRecord: Day = "2017-12-01"

/**
 * The all-time high of the venue whose closes are printed, so that a drawdown is one venue's: its highest high, when a
 * price service that knows the whole history names the same record (within tolerance, a day at most apart). A venue's
 * series alone may begin after its record; where no service names one, the series suffices that has every day since
 * 1 December 2017, for all that was traded before lies below what was traded since. As of the start of the day of that
 * high.
 *
 * allTimeHigh([], daily, when).outcome // => "held"
 */
export function allTimeHigh(observations: readonly Observation[], daily: Figure, when: When): Figure {
  const named = agreeOnValue(id, observations, when)
  // Two services name two records.
  if (named.kind === "none" && ["apart", "unit"].includes(named.reason.code)) return named
  const own = daily.kind === "series" ? highestOf(daily) : null
  if (!own) return refuse(named, "missing", `${id} is a high of ${daily.id}, which is held`)
  if (named.kind === "value") return confirmed(own, named)
  return named.kind === "none" ? unconfirmed(own, named) : named
}

/** The venue's highest high, its day, and the candles that it is the highest of. */
type Own = { high: Decimal; day: Day; candles: readonly Point[]; venue: Observation; origin: string }

function highestOf({ series, origin, observations: [venue] }: Series): Own | null {
  let highest: { high: Decimal; day: Day } | null = null
  let most = 0
  for (const { day, h } of series) {
    const number = Number(h ?? 0)
    if (h === undefined || number <= most) continue
    highest = { high: h, day }
    most = number
  }
  return highest && venue ? { ...highest, candles: series, venue, origin } : null
}

function confirmed(own: Own, named: Value): Figure {
  const { source } = own.venue
  const namedDay = dayOf(msOf(named.asOf))
  if (!own.candles.some(({ day }) => day === namedDay)) {
    const detail = `${source}'s candles do not cover ${namedDay}, the day of ${named.origin}'s record`
    return refuse(named, "missing", detail)
  }
  const isSameDay = [-1, 0, 1].some((days) => addDays(namedDay, days) === own.day)
  if (!isSameDay || !isNear(own.high, named.value, requirements[id])) {
    const records =
      `${source}'s highest high is ${own.high} on ${own.day}, ` +
      `${named.origin}'s record ${named.value} on ${namedDay}`
    const apart = `${howFar(own.high, named.value, requirements[id])}, and a day`
    return refuse(named, "apart", `${records}: ${apart}`)
  }
  const origins = new Set([own.origin, ...named.observations.map(({ origin }) => origin)])
  return {
    ...alone(own),
    outcome: origins.size > 1 ? "agreed" : "single",
    spread: asSpread(distance(named.value, own.high)),
    observations: [own.venue, ...named.observations],
    ...(named.dropped && { dropped: named.dropped }),
  }
}

function unconfirmed(own: Own, { reason, observations }: Held): Figure {
  if (hasEachDaySince(beforeAnyRecord, own.candles)) {
    return { ...alone(own), ...(observations.length > 0 && { dropped: [reason] }) }
  }
  const lacking = `${own.venue.source}'s candles, which lack days since ${beforeAnyRecord}, do not tell alone`
  return held(id, reason.code, `${reason.detail}, and ${lacking}`, observations)
}

/** The candles ascend, one a day, so that their count tells. */
function hasEachDaySince(start: Day, candles: readonly Point[]): boolean {
  const last = candles.at(-1)
  const since = candles.filter(({ day }) => day >= start)
  return last !== undefined && since.length === dayNumber(last.day) - dayNumber(start) + 1
}

const alone = ({ high, day, venue, origin }: Own): Value => ({
  id,
  kind: "value",
  outcome: "single",
  value: high,
  unit: venue.unit,
  asOf: `${day}T00:00:00Z`,
  origin,
  spread: "0",
  observations: [venue],
})

const refuse = ({ observations }: Figure, code: Reason["code"], detail: string): Figure =>
  held(id, code, detail, observations)
