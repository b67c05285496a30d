import { cite, holds, reading } from "../claim.ts"
import { findClaim } from "../claims.ts"
import type { Sentence } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { toWording } from "../wording.ts"
import { type Problem, refuseIf } from "./problem.ts"
import { textProblems } from "./text.ts"

/**
 * What is wrong with a sentence: all that can be wrong with its text, a claim that is unknown or does not hold, words that
 * are not the claim's, and what the claim forbids.
 *
 * sentenceProblems("data", { ...sentence, claim: "data.hunch@1" }, facts)[0]?.detail
 *   // => "no claim is called data.hunch@1"
 */
export function sentenceProblems(where: string, sentence: Sentence, facts: Facts): Problem[] {
  const claim = findClaim(sentence.claim)
  if (!claim) return [{ where, detail: `no claim is called ${sentence.claim}` }]
  if (!holds(claim, facts)) return [{ where, detail: `${cite(claim)} does not hold: ${sentence.text}` }]
  const entailed = Object.entries(claim.entails).flatMap(([word, proof]) =>
    proof(reading(claim, facts)) ? [word] : [],
  )
  return [
    ...textProblems(where, sentence, facts, entailed),
    ...refuseIf(
      toWording(sentence) !== claim.wordings[sentence.variant],
      where,
      `not wording ${sentence.variant} of ${cite(claim)}: ${sentence.text}`,
    ),
    ...claim.forbids.flatMap((pattern) =>
      refuseIf(
        pattern.test(sentence.text),
        where,
        `${cite(claim)} forbids ${pattern.source}: ${sentence.text}`,
      ),
    ),
    ...refuseIf(sentence.id !== claim.id, where, `${sentence.id} is the sentence of ${cite(claim)}`),
  ]
}
