import { type Claim, findSentence } from "./claim.ts"
import type { Block, Sentence, Text } from "./edition.ts"
import type { Facts } from "./fact.ts"
import { findText } from "./wording.ts"

/** Makes sentences and texts of one edition's facts; what the facts do not prove it leaves out. */
export type Writer = {
  facts: Facts
  /** The sentences of the claims that hold, in order. */
  all(claims: readonly Claim[]): Sentence[]
  /** The sentence of the first claim that holds, if any does. */
  first(claims: readonly Claim[]): Sentence | null
  /** A text that is no sentence, such as a cell; null when a fact is missing. */
  text(wording: string): Text | null
}

/**
 * A writer for one edition; `seed` names the edition and so picks its wordings.
 *
 * writer(facts, "bitcoin/2026-02-08").text("{btc.close:price}")?.text // => "$70,300"
 */
export function writer(facts: Facts, seed: string): Writer {
  const all = (claims: readonly Claim[]): Sentence[] =>
    claims.flatMap((each) => findSentence(each, facts, seed) ?? [])
  return {
    facts,
    all,
    first: (claims) => all(claims)[0] ?? null,
    text: (wording) => findText(wording, facts),
  }
}

/**
 * Sentences as a paragraph, or no block when there are none.
 *
 * paragraph([]) // => []
 */
export const paragraph = (sentences: Sentence[]): Block[] =>
  sentences.length === 0 ? [] : [{ kind: "paragraph", sentences }]
