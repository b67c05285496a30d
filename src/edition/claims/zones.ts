import { type Side, zoneLevels } from "../../analysis/zone.ts"
import { type Claim, claim, type Reading } from "../claim.ts"
import { type ZoneLetter, zoneLetters } from "../zone-letters.ts"
import { zoneEvents } from "./zone-events.ts"
import { listClaims } from "./zone-list.ts"
import { noSupport, whatZone } from "./zone-what.ts"

/** How the range of a zone is printed: as one price where both ends print alike. */
export const rangeWordings = (letter: ZoneLetter): { one: string; two: string } => ({
  one: `{zone.${letter}.low:price}`,
  two: `{zone.${letter}.low:price} to {zone.${letter}.high:price}`,
})

/**
 * What would void the zone of a letter; one of these holds. Each is worded one way, since it stands beside others of its
 * kind.
 */
export function voidZone(letter: ZoneLetter): readonly Claim[] {
  const id = `zone.${letter}`
  const on = (side: string) => (read: Reading) => read.word(`${id}.side`) === side
  const close = (side: Side, wording: string, entails = {}): Claim =>
    claim(`zones.${letter}.void_${side}`, {
      reads: [`${id}.side`],
      predicate: on(side),
      wordings: [wording],
      entails,
      forbids: noSupport,
    })
  return [
    close("below", `A close below {${id}.low:price} would void it.`, { below: on("below") }),
    close("above", `A close above {${id}.high:price} would void it.`, { above: on("above") }),
    close("around", `A close outside {${id}.void.low:price} to {${id}.void.high:price} would void it.`),
  ]
}

const ofLetters = zoneLetters.flatMap((letter) => [
  ...zoneLevels.map((level) => whatZone(letter, level)),
  ...voidZone(letter),
])

/** Every claim on zones. A level that an edition has once is one claim, whatever its letter. */
export const zoneClaims: readonly Claim[] = [
  ...listClaims,
  ...zoneEvents,
  ...new Map(ofLetters.map((each) => [each.id, each])).values(),
]
