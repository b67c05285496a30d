import { Exact, exact } from "../../analysis/decimal.ts"
import { shareBetween } from "../../analysis/volume-profile.ts"
import { assembleZones, reach, touch, type Zone } from "../../analysis/zone.ts"
import type { Fact } from "../fact.ts"
import {
  isCluster,
  levelNames,
  printedLetter,
  type ZoneLetter,
  zoneKinds,
  zoneLetters,
} from "../zone-letters.ts"
import { type Candles, provenanceOf } from "./candles.ts"
import type { MakeFacts } from "./day-context.ts"
import { levelEventFacts } from "./level-events.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { averageWeeks, type KnownCandidate, zoneCandidates } from "./zone-candidates.ts"
import { type Coins, findCoins } from "./zone-coins.ts"
import { tradedFacts } from "./zone-traded.ts"
import { findTraded, type Traded } from "./zone-volume.ts"

type Known = Zone<KnownCandidate>
type Lettered = { letter: ZoneLetter; zone: Known }

/**
 * The zones around the price: at most four, lettered by closeness, each with what it is, where it lies and what the day
 * did there; how many there are; and where the volume was thin.
 *
 * zoneFacts(context, sofar).find(({ id }) => id === "zones.count")?.value // => "4"
 */
export const zoneFacts: MakeFacts = ({ usable, settings, bitcoin }) => {
  if (!bitcoin) return []
  const close = exact(bitcoin.last.c)
  const traded = findTraded(bitcoin)
  const coins = findCoins(usable, close.toNumber())
  const zones = assembleZones(zoneCandidates(usable, bitcoin, { traded, coins }), close)
  const lettered = zoneLetters.flatMap((letter, index): Lettered[] => {
    const zone = zones[index]
    return zone ? [{ letter, zone }] : []
  })
  return [
    ...(lettered.length > 0 ? listFacts(zones.length, lettered, bitcoin) : []),
    ...lettered.flatMap((each) => [...oneZone(each, bitcoin), ...shareFacts(each, traded, coins)]),
    ...withinFacts(lettered),
    ...levelEventFacts(lettered, bitcoin, settings.cadence === "weekly"),
    ...(traded ? tradedFacts(traded, bitcoin) : []),
  ]
}

function listFacts(found: number, lettered: readonly Lettered[], candles: Candles): Fact[] {
  const from = {
    ...provenanceOf("btc", candles, "zones@1"),
    inputs: inputsOf(lettered.map(({ zone }) => zone)),
  }
  const nearest = (["above", "around", "below"] as const).flatMap((side) => {
    const first = lettered.find(({ zone }) => zone.side === side)
    if (!first) return []
    return [
      wordFact(`zones.${side}.letter`, "text", printedLetter[first.letter], from),
      numberFact(`zones.${side}.distance`, "ratio", first.zone.distance, from),
      ...(side === "around"
        ? [numberFact("zones.around.width", "USD", first.zone.high.minus(first.zone.low), from)]
        : []),
    ]
  })
  return [
    numberFact("zones.count", "count", new Exact(lettered.length), from),
    numberFact("zones.found", "count", new Exact(found), from),
    numberFact("zones.reach", "ratio", reach, from),
    numberFact("zones.touch", "ratio", touch, from),
    numberFact("zones.average.weeks", "count", new Exact(averageWeeks), from),
    ...nearest,
  ]
}

const inputsOf = (zones: readonly Known[]): string[] => [
  ...new Set([
    "btc.daily",
    ...zones.flatMap(({ main, within }) => [main, ...within].flatMap(({ from }) => from.inputs)),
  ]),
]

function oneZone({ letter, zone }: Lettered, candles: Candles): Fact[] {
  const { main, low, high, side, distance } = zone
  const id = `zone.${letter}`
  const inputs = [...new Set([main, ...zone.within].flatMap(({ from }) => from.inputs))]
  const ranged: Provenance = {
    ...main.from,
    method: zone.within.length === 0 ? main.from.method : "zones@1",
    inputs,
  }
  const placed = {
    ...provenanceOf("btc", candles, "zones@1"),
    inputs: ["btc.close", `${id}.low`, `${id}.high`],
  }
  return [
    wordFact(`${id}.letter`, "text", printedLetter[letter], placed),
    wordFact(`${id}.kind`, "text", zoneKinds[main.level], main.from),
    wordFact(`${id}.level`, "text", main.level, main.from),
    numberFact(`${id}.low`, "USD", low, ranged),
    numberFact(`${id}.high`, "USD", high, ranged),
    wordFact(`${id}.side`, "text", side, placed),
    numberFact(`${id}.distance`, "ratio", distance, placed),
    ...(side === "around" ? bounds(id, zone, placed) : []),
    ...levelFacts(letter, zone.main, id),
  ]
}

/** The closes between which the price is around a zone: its ends when it is inside, else as far as it would be near. */
function bounds(id: string, { low, high, distance }: Known, from: Provenance): Fact[] {
  const inside = distance.isZero() && low.lt(high)
  return [
    numberFact(`${id}.void.low`, "USD", inside ? low : low.div(touch.plus(1)), from),
    numberFact(`${id}.void.high`, "USD", inside ? high : high.div(touch.neg().plus(1)), from),
  ]
}

/** Whose a zone is and of which day; under the name of its level too, where an edition has but one of these. */
function levelFacts(letter: ZoneLetter, main: KnownCandidate, id: string): Fact[] {
  const known = (name: string): Fact[] => [
    wordFact(`${name}.source`, "text", main.origin, main.from),
    wordFact(`${name}.day`, "day", main.day, main.from),
  ]
  if (isCluster(main.level)) return known(id)
  const level = `level.${main.level}`
  return [
    ...known(id),
    ...known(level),
    wordFact(`${level}.letter`, "text", printedLetter[letter], main.from),
    numberFact(`${level}.value`, "USD", main.low, main.from),
  ]
}

/** The other levels that the nearest zone to have any takes in; a single one with its price. */
function withinFacts(lettered: readonly Lettered[]): Fact[] {
  const [nearest] = lettered.flatMap(({ letter, zone: { main, within } }) => {
    const others = within.filter(({ level }) => level !== main.level)
    return others.length > 0 ? [{ letter, others }] : []
  })
  if (!nearest) return []
  const { letter, others } = nearest
  const names = [...new Set(others.map(({ level }) => levelNames[level]))]
  const [only] = others.length === 1 ? others : []
  const from: Provenance = {
    asOf: others[0]?.from.asOf ?? "",
    method: "zones@1",
    inputs: [...new Set(others.flatMap((each) => each.from.inputs))],
    quality: "measured",
  }
  return [
    wordFact("zones.within.letter", "text", printedLetter[letter], from),
    wordFact(
      "zones.within",
      "text",
      [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and "),
      from,
    ),
    ...(only?.low.eq(only.high) ? [numberFact("zones.within.value", "USD", only.low, only.from)] : []),
  ]
}

/** How much of what a cluster is made of lies within the zone, all of it and not only its own part. */
function shareFacts({ letter, zone }: Lettered, traded: Traded | null, coins: Coins | null): Fact[] {
  const [low, high] = [zone.low.toNumber(), zone.high.toNumber()]
  const { level, from } = zone.main
  const share =
    level === "volume" && traded
      ? shareBetween(traded.profile, low, high)
      : level === "onchain" && coins
        ? coins.shareOf(low, high)
        : null
  const id = `zone.${letter}`
  return share === null
    ? []
    : [
        numberFact(`${id}.share`, "ratio", new Exact(share), {
          ...from,
          inputs: [...from.inputs, `${id}.low`, `${id}.high`],
        }),
      ]
}
