import { exact } from "../../analysis/decimal.ts"
import { placeOf, reach } from "../../analysis/zone.ts"
import { voidZone } from "../claims/zones.ts"
import type { Block, Edition } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { findRangeWording, findWhat } from "../sections/zones.ts"
import { toWording } from "../wording.ts"
import { printedLetter, type ZoneLetter, zoneLetters } from "../zone-letters.ts"
import { type Problem, refuseIf } from "./problem.ts"

type Zone = Extract<Block, { kind: "zones" }>["zones"][number]

const where = "zones"

/**
 * What is wrong with the zones of an edition: another number of them than the facts have, a letter out of turn, a range
 * upside down, a zone that is further away than the next, lies elsewhere than it says, or is said to be what it is not.
 *
 * zonesProblems(edition, facts) // => []
 */
export function zonesProblems({ sections }: Pick<Edition, "sections">, facts: Facts): Problem[] {
  const blocks = sections.flatMap((section) => section.blocks.filter(({ kind }) => kind === "zones"))
  const zones = blocks.flatMap((block) => (block.kind === "zones" ? block.zones : []))
  const due = facts.get("zones.count")?.value ?? "0"
  if (blocks.length === 0 && !sections.some(({ id }) => id === where)) return []
  return [
    ...refuseIf(blocks.length > 1, where, `the zones stand ${blocks.length} times`),
    ...refuseIf(String(zones.length) !== due, where, `${zones.length} zones are listed, ${due} are due`),
    ...zones.flatMap((zone, index) => {
      const letter = zoneLetters[index]
      return letter
        ? [
            ...zoneProblems(zone, letter, facts),
            ...placeProblems(zone, letter, facts),
            ...orderProblems(index, facts),
          ]
        : [{ where, detail: `zone ${index + 1} has no letter` }]
    }),
  ]
}

function zoneProblems({ letter, range, what, voids }: Zone, due: ZoneLetter, facts: Facts): Problem[] {
  return [
    ...refuseIf(letter !== printedLetter[due], where, `zone ${printedLetter[due]} is lettered ${letter}`),
    ...refuseIf(
      toWording(range) !== findRangeWording(facts, due),
      where,
      `"${range.text}" is not the range of zone ${letter}`,
    ),
    ...refuseIf(what.id !== findWhat(facts, due)[0]?.id, where, `zone ${letter} is not "${what.text}"`),
    ...refuseIf(
      !voidZone(due).some(({ id }) => id === voids.id),
      where,
      `zone ${letter} is not void by "${voids.text}"`,
    ),
  ]
}

/** The side and the distance that a zone's facts must have, reckoned anew from its range and the close. */
function placeProblems({ letter, side, range }: Zone, due: ZoneLetter, facts: Facts): Problem[] {
  const [low, high, close, distance] = ["low", "high"]
    .map((end) => `zone.${due}.${end}`)
    .concat("btc.close", `zone.${due}.distance`)
    .map((id) => facts.get(id)?.value)
  if (low === undefined || high === undefined || close === undefined || distance === undefined)
    return [{ where, detail: `nothing proves where zone ${letter} lies` }]
  const place = placeOf(exact(low), exact(high), exact(close))
  return [
    ...refuseIf(exact(low).gt(high), where, `${range.text} does not run from low to high`),
    ...refuseIf(place.side !== side, where, `${range.text} does not lie ${side} the price`),
    ...refuseIf(!place.distance.eq(distance), where, `zone ${letter} is not ${distance} from the price`),
    ...refuseIf(place.distance.abs().gt(reach), where, `zone ${letter} is too far from the price`),
  ]
}

function orderProblems(index: number, facts: Facts): Problem[] {
  const [before, own] = [index - 1, index].map((each) => {
    const letter = zoneLetters[each]
    const distance = letter && facts.get(`zone.${letter}.distance`)
    return distance && exact(distance.value).abs()
  })
  return before && own
    ? refuseIf(before.gt(own), where, `zone ${index + 1} is closer than the one before it`)
    : []
}
