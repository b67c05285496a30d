import { lastStretch } from "../../analysis/consecutive-days.ts"
import { Exact } from "../../analysis/decimal.ts"
import { lastAsExtreme } from "../../analysis/record-since.ts"
import {
  extremeOf,
  findUnusual,
  looks,
  type Measure,
  standsOut,
  type Unusual,
} from "../../analysis/unusual.ts"
import type { Day, Observation } from "../../market/observation.ts"
import type { Fact, FactUnit } from "../fact.ts"
import type { Previous } from "../settings.ts"
import { type Candles, provenanceOf, toNumbers } from "./candles.ts"
import { eventOf } from "./events.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"

/** "Since" is said of what is as rare as this, and as long ago. */
const rare = 0.02
const longAgoDays = 180

const units: Record<Measure, FactUnit> = {
  "day-fall": "ratio",
  "day-rise": "ratio",
  "week-fall": "ratio",
  "week-rise": "ratio",
  "month-fall": "ratio",
  "month-rise": "ratio",
  "low-close": "USD",
  "high-close": "USD",
  volume: "multiple",
}

/**
 * What is most unusual about bitcoin's price in the edition's week, measured in its own history: `unusual.measure` (a
 * name of analysis/unusual.ts), its value and day, how rare it is (`.rarity`, the share of days; `.corrected`, of editions, since there are so many looks) and `.stands_out` when it
 * stays rare after being corrected for the number of looks. `.since.*` only where a second source's history names the
 * same day. What the edition before led with is not led with again.
 *
 * unusualFacts(candles, null).find(({ id }) => id === "unusual.measure")?.value // => "day-fall"
 */
export function unusualFacts(candles: Candles, previous: Previous | null): Fact[] {
  const days = lastStretch(candles.numbers)
  const led = previous?.facts["unusual.key"]
  const [found] = findUnusual(days).filter((each) => keyOf(each) !== led)
  if (!found) return []
  const from = provenanceOf("btc", candles, "unusual@1")
  return [
    wordFact("unusual.measure", "text", found.measure, from),
    wordFact("unusual.key", "text", keyOf(found), from),
    numberFact("unusual.value", units[found.measure], new Exact(found.value), from),
    wordFact("unusual.day", "day", found.day, from),
    numberFact("unusual.rarity", "ratio", new Exact(found.rarity), from),
    ...(found.rarity * looks < 1
      ? [numberFact("unusual.corrected", "ratio", new Exact(found.rarity).times(looks), from)]
      : []),
    numberFact("unusual.of", "days", new Exact(found.of), from),
    numberFact("unusual.looks", "count", new Exact(looks), { ...from, inputs: [] }),
    wordFact("unusual.from", "day", found.from, from),
    ...(standsOut(found) ? [wordFact("unusual.stands_out", "text", "yes", from)] : []),
    ...(found.since ? [numberFact("unusual.length", "days", new Exact(found.since.days), from)] : []),
    ...sinceFacts(found, candles, from),
  ]
}

const keyOf = ({ measure, day }: Unusual): string => `${measure}/${day}`

function sinceFacts(found: Unusual, candles: Candles, from: Provenance): Fact[] {
  const { since, rarity } = found
  if (since === null) return [wordFact("unusual.first", "text", "yes", from)]
  if (rarity > rare || since.days < longAgoDays || !confirmed(found, since.day, candles)) return []
  const event = eventOf(since.day)
  return [
    wordFact("unusual.since.day", "day", since.day, from),
    numberFact("unusual.since.days", "days", new Exact(since.days), from),
    ...(event ? [wordFact("unusual.since.event", "text", event, { ...from, quality: "external" })] : []),
  ]
}

/** Whether another origin's own closes name the same day. Volume is one venue's and has no other. */
function confirmed({ measure, day }: Unusual, sinceDay: Day, { figure }: Candles): boolean {
  if (measure === "volume") return true
  return figure.observations.some(
    (each) => each.origin !== figure.origin && namesSame(each, measure, day, sinceDay),
  )
}

function namesSame(observation: Observation, measure: Measure, day: Day, sinceDay: Day): boolean {
  if (observation.kind !== "series") return false
  const end = observation.points.findLastIndex((point) => point.day === day)
  const closes = lastStretch(observation.points.slice(0, end + 1)).map(toNumbers)
  const back = measure.startsWith("day-")
    ? 1
    : measure.startsWith("week-")
      ? 7
      : measure.startsWith("month-")
        ? 30
        : 0
  const values = closes.flatMap(({ day: at, close }, index) => {
    const before = closes[index - back]
    if (back === 0) return [{ day: at, value: close }]
    return before ? [{ day: at, value: close / before.close - 1 }] : []
  })
  const found = lastAsExtreme(
    values.map(({ value }) => value),
    values.length - 1,
    extremeOf(measure),
  )
  return found !== null && values[found]?.day === sinceDay
}
