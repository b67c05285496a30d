import { leavesOf } from "../../../test/edition/leaves.ts"
import { type Corruption, chance, corrupt, corruptions, pick } from "../../../test/edition/mutants.ts"
import type { Composed } from "../../edition/evidence.ts"
import { factsById } from "../../edition/fact.ts"
import { verifySentences } from "../../edition/verify.ts"
import { dayNumber } from "../../market/day.ts"

/** Corruptions of an edition's own words: how many were tried, and what verification let through. */
export type Mutations = { tried: number; survivors: { kind: Corruption; from: string; to: string }[] }

/** Tried of each kind on one edition. */
const ofEach = 3
/** A drawn place may hold nothing of a kind, such as a sign. */
const drawsAtMost = 60

/**
 * Puts something wrong into an edition, one thing at a time (a digit, a sign, a unit, a date, a count, a word), and asks
 * whether its proof notices. The same edition is always corrupted in the same ways. An edition with nothing of a kind is
 * not tried with it.
 *
 * tryMutations(composed).survivors // => []
 */
export function tryMutations({ edition, evidence }: Composed): Mutations {
  const facts = factsById(evidence.facts)
  const before = verifySentences(edition, facts).length
  const leaves = leavesOf(edition)
  const next = chance(dayNumber(edition.day))
  const mutations: Mutations = { tried: 0, survivors: [] }
  for (const kind of corruptions) {
    for (let tried = 0, draws = 0; tried < ofEach && draws < drawsAtMost; draws += 1) {
      const leaf = pick(leaves, next)
      const wrong = leaf && corrupt(leaf.text, kind, next)
      if (!leaf || !wrong || wrong === leaf.text) continue
      tried += 1
      mutations.tried += 1
      if (verifySentences(leaf.put(wrong), facts).length <= before) {
        mutations.survivors.push({ kind, from: leaf.text, to: wrong })
      }
    }
  }
  return mutations
}
