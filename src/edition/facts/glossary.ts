import { hash } from "../claim.ts"
import type { Fact } from "../fact.ts"
import { glossary, type Term, termsIn } from "../glossary.ts"
import type { Settings } from "../settings.ts"
import { type Provenance, wordFact } from "./record.ts"

const given = (settings: Settings): Provenance => ({
  asOf: settings.slot,
  method: "setting@1",
  inputs: [],
  quality: "external",
})

/**
 * Where the glossary is.
 *
 * glossaryFacts(settings)[0]?.value // => "https://plumbline.example/glossary"
 */
export const glossaryFacts = (settings: Settings): Fact[] => [
  wordFact("glossary.url", "text", `${settings.publicUrl}/glossary`, given(settings)),
]

/**
 * The term that this edition explains: one of those that its texts use, chosen by the edition's day so that it changes
 * from edition to edition.
 *
 * termFacts(["Mining difficulty fell."], settings)[0]?.value // => "Difficulty"
 */
export function termFacts(texts: readonly string[], settings: Settings): Fact[] {
  const used = termsIn(texts)
  const term = used[hash(`${settings.newsletter}/${settings.slug}/term`) % Math.max(1, used.length)]
  if (!term) return []
  const from: Provenance = { ...given(settings), method: "glossary@1" }
  return [
    wordFact("glossary.term", "text", term.term, from),
    wordFact("glossary.meaning", "text", term.meaning, from),
  ]
}

/**
 * The term whose words these are, or null when the glossary has none such.
 *
 * findTerm("Difficulty", "A number that …")?.id // => "difficulty"
 */
export const findTerm = (term: string, meaning: string): Term | null =>
  glossary.find((each) => each.term === term && each.meaning === meaning) ?? null
