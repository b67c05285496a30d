import { type ReaderKind, readerKinds } from "../../subscribers/reader-kind.ts"
import { type Claim, hash } from "../claim.ts"
import { takeaways } from "../claims/takeaways.ts"
import type { Section, Sentence } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { titleOf } from "../titles.ts"
import type { Writer } from "../writer.ts"

/** How many sentences say what the figures mean, before what to watch. */
const meanings = 2

/** For each kind of reader what the figures mean and what to watch; a kind about which nothing is proved has no section. */
export const takeawaySections = (write: Writer): Section[] =>
  readerKinds.flatMap((readers) => {
    const items = sentencesFor(readers, write).map((sentence) => [sentence])
    return items.length === 0
      ? []
      : [
          {
            id: "takeaways" as const,
            title: titleOf("takeaways", readers),
            readers,
            blocks: [{ kind: "list" as const, ordered: false, items }],
          },
        ]
  })

/** On a quiet day one sentence; else what is particular to the day, what has its turn, and what to watch. */
function sentencesFor(readers: ReaderKind, write: Writer): Sentence[] {
  const { notable, usual, watch } = takeaways[readers]
  const special = write.all(notable).slice(0, 1)
  const means = [...special, ...write.all(turned(usual, write.facts))]
  if (write.facts.has("edition.quiet")) return means.slice(0, 1)
  return [...means.slice(0, meanings), ...write.all(turned(watch, write.facts)).slice(0, 1)]
}

/**
 * Claims in the order in which they are asked on the edition's day, so that no day's is the next day's.
 *
 * turned([], facts) // => []
 */
export function turned(claims: readonly Claim[], facts: Facts): Claim[] {
  const day = facts.get("edition.day")?.value ?? ""
  return claims
    .map((claim) => ({ claim, turn: hash(`${day}/${claim.id}`) }))
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ claim }) => claim)
}
