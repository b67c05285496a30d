import { zoneLevels } from "../../analysis/zone.ts"
import type { Claim } from "../claim.ts"
import { zoneEvents } from "../claims/zone-events.ts"
import { afterZones, beforeZones } from "../claims/zone-list.ts"
import { whatZone } from "../claims/zone-what.ts"
import { rangeWordings, voidZone } from "../claims/zones.ts"
import type { Block, Section } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { print } from "../format.ts"
import { paragraph, type Writer } from "../writer.ts"
import { isSide, printedLetter, type ZoneLetter, zoneLetters } from "../zone-letters.ts"
import { findSection } from "./section.ts"

type Zone = Extract<Block, { kind: "zones" }>["zones"][number]

/**
 * How the range of a zone is to be printed, or null when there is no such zone.
 *
 * findRangeWording(facts, "a") // => "{zone.a.low:price} to {zone.a.high:price}"
 */
export function findRangeWording(facts: Facts, letter: ZoneLetter): string | null {
  const [low, high] = [facts.get(`zone.${letter}.low`), facts.get(`zone.${letter}.high`)]
  if (!low || !high) return null
  const { one, two } = rangeWordings(letter)
  return print(low, "price") === print(high, "price") ? one : two
}

/**
 * The claim on what the zone of a letter is, alone or none.
 *
 * findWhat(facts, "b")[0]?.id // => "zones.half_record"
 */
export function findWhat(facts: Facts, letter: ZoneLetter): Claim[] {
  const level = zoneLevels.find((each) => each === facts.get(`zone.${letter}.level`)?.value)
  const elsewhere = facts.get(`level.${level}.letter`)
  if (!level || (elsewhere && elsewhere.value !== printedLetter[letter])) return []
  return [whatZone(letter, level)]
}

/** The zones around the price, closest first, lettered from A, with what would void each, and what bitcoin did at them. */
export function findZones(write: Writer): Section | null {
  const zones = zoneLetters.flatMap((letter) => findZone(write, letter) ?? [])
  if (zones.length === 0) return null
  return findSection("zones", [
    ...paragraph(write.all(beforeZones)),
    { kind: "zones", zones },
    ...paragraph(write.all([...zoneEvents, ...afterZones])),
  ])
}

function findZone(write: Writer, letter: ZoneLetter): Zone | null {
  const side = write.facts.get(`zone.${letter}.side`)?.value
  const range = write.text(findRangeWording(write.facts, letter) ?? "")
  const what = write.first(findWhat(write.facts, letter))
  const voids = write.first(voidZone(letter))
  if (!isSide(side) || !range?.text || !what || !voids) return null
  return { letter: printedLetter[letter], side, range, what, voids }
}
