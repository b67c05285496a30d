import { Exact } from "../../analysis/decimal.ts"
import type { LevelDay } from "../../analysis/level-events.ts"
import { eventOrder, findZoneEvent, type ZoneEvent } from "../../analysis/zone-events.ts"
import type { Fact } from "../fact.ts"
import { roundPrice } from "../rounding.ts"
import { printedLetter, type ZoneLetter } from "../zone-letters.ts"
import { type Candles, provenanceOf } from "./candles.ts"
import { numberFact, wordFact } from "./record.ts"

/** What a fact calls an event; "bounced off" is printed from the fact alone. */
const eventWords = {
  broke: "broke",
  reclaimed: "reclaimed",
  pierced: "pierced",
  reached: "reached",
  touched: "touched",
  bounced: "bounced off",
} as const

/** Of the events of a day so many are told. */
export const eventSlots = ["first", "second"] as const

/** A zone with its letter. */
export type LetteredRange = { letter: ZoneLetter; zone: { low: Exact; high: Exact } }

/**
 * What the edition's day did at the zones, or a week's latest such day at each, with the prices that prove it: at most
 * two, what broke or was reclaimed before what was only reached. A level is taken as it is printed, so that what is said
 * of it is true of what is read.
 *
 * levelEventFacts([{ letter: "b", zone: { low: half, high: half } }], candles, false)[0]?.value // => "reclaimed"
 */
export function levelEventFacts(zones: readonly LetteredRange[], candles: Candles, weekly: boolean): Fact[] {
  const days = rangedDays(candles, weekly ? 8 : 2)
  const found = zones.flatMap(({ letter, zone }) => {
    const [low, high] = [roundPrice(zone.low), roundPrice(zone.high)]
    const event = findZoneEvent(days, low.toNumber(), high.toNumber())
    const name = `zone ${printedLetter[letter]}`
    return event ? [{ ...event, letter, at: low.eq(high) ? name : `the ${event.end} of ${name}` }] : []
  })
  const told = found.toSorted((a, b) => eventOrder.indexOf(a.event) - eventOrder.indexOf(b.event))
  return eventSlots.flatMap((slot, index) => {
    const event = told[index]
    return event ? oneEvent(`event.${slot}`, event, days, candles) : []
  })
}

type Found = ZoneEvent & { letter: ZoneLetter; at: string }

function oneEvent(id: string, event: Found, days: readonly LevelDay[], candles: Candles): Fact[] {
  const index = days.findIndex(({ day }) => day === event.day)
  const [before, last] = [days[index - 1], days[index]]
  if (!before || !last) return []
  const end = `zone.${event.letter}.${event.end}`
  const from = { ...provenanceOf("btc", candles, "level-event@1"), inputs: ["btc.daily", end] }
  const price = (name: string, value: number): Fact =>
    numberFact(`${id}.${name}`, "USD", new Exact(value), from)
  return [
    wordFact(id, "text", eventWords[event.event], from),
    wordFact(`${id}.day`, "day", event.day, from),
    wordFact(`${id}.at`, "text", event.at, from),
    price("level", event.level),
    price("before", before.close),
    price("close", last.close),
    price("low", last.low),
    price("high", last.high),
  ]
}

/** The last days, or none when one of them has no range. */
function rangedDays({ numbers }: Candles, count: number): LevelDay[] {
  const days = numbers
    .slice(-count)
    .flatMap(({ day, low, high, close }) =>
      low === undefined || high === undefined ? [] : [{ day, low, high, close }],
    )
  return days.length === count ? days : []
}
