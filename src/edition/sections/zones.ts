import { exact } from "../../analysis/decimal.ts"
import type { Claim } from "../claim.ts"
import { crossing, half } from "../claims/price.ts"
import type { Block, Section } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { paragraph, type Writer } from "../writer.ts"
import { findSection } from "./section.ts"

type Zone = Extract<Block, { kind: "zones" }>["zones"][number]

/** A level near the price: the wording of its value, the fact of its distance from the price, and what it is. */
export type Level = { range: string; distance: string; what: Claim }

/** Every level that can be a zone. */
export const levels: readonly Level[] = [
  { range: "{btc.ath.half:price}", distance: "btc.ath.half.distance", what: half },
]

// A level further away is not near the price; one closer than a touch is neither above nor below it.
const farthest = "0.35"
const touch = "0.015"
const letters = ["A", "B", "C", "D"] as const

/**
 * On which side of the price a level lies, or null when it is too far away or unknown.
 *
 * findSide(facts, "btc.ath.half.distance") // => "below"
 */
export function findSide(facts: Facts, distance: string): Zone["side"] | null {
  const fact = facts.get(distance)
  if (!fact || exact(fact.value).abs().gt(farthest)) return null
  const ratio = exact(fact.value)
  if (ratio.abs().lte(touch)) return "around"
  return ratio.isNegative() ? "below" : "above"
}

/** The levels near the price, closest first, lettered from A, and what bitcoin did at them. */
export function findZones(write: Writer): Section | null {
  const found = levels
    .flatMap(({ range, distance, what }) => {
      const text = write.text(range)
      const sentence = write.first([what])
      const side = findSide(write.facts, distance)
      const gap = exact(write.facts.get(distance)?.value ?? "0").abs()
      return text && sentence && side ? [{ side, range: text, what: sentence, gap }] : []
    })
    .toSorted((a, b) => a.gap.comparedTo(b.gap))
  const zones = letters.flatMap((letter, index) => {
    const zone = found[index]
    return zone ? [{ letter, side: zone.side, range: zone.range, what: zone.what }] : []
  })
  return zones.length === 0
    ? null
    : findSection("zones", [{ kind: "zones", zones }, ...paragraph(write.all([crossing]))])
}
