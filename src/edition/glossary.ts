import type { Text } from "./edition.ts"
import { glossaryOfMarkets } from "./glossary-markets.ts"
import { glossaryOfMining } from "./glossary-mining.ts"

/** A term and what it means, as the page of the glossary has it; `forms` are how editions write it, in lower case. */
export type Term = { id: string; term: string; meaning: string; forms: readonly string[] }

/** Every term, in the order of the alphabet. */
export const glossary: readonly Term[] = [...glossaryOfMarkets, ...glossaryOfMining].toSorted((a, b) =>
  a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1,
)

/** A place in a text where a term stands. */
export type Mention = { start: number; end: number; term: Term }

const byForm: ReadonlyMap<string, Term> = new Map(
  glossary.flatMap((term) => term.forms.map((form) => [form, term] as const)),
)

// Longest first, so that "mining difficulty" is found before "difficulty".
const anyForm = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${[...byForm.keys()].toSorted((a, b) => b.length - a.length).join("|")})(?![\\p{L}\\p{N}-])`,
  "giu",
)

/**
 * The terms of a text, where they stand, in order.
 *
 * mentions("Mining difficulty fell.")[0] // => { start: 0, end: 17, term: { id: "difficulty", ... } }
 */
export const mentions = (text: string): Mention[] =>
  [...text.matchAll(anyForm)].flatMap(({ 0: form, index }) => {
    const term = byForm.get(form.toLowerCase())
    return term ? [{ start: index, end: index + form.length, term }] : []
  })

/**
 * The terms that texts use, each once, in the order of the glossary.
 *
 * termsIn(["Mining difficulty fell."]).map(({ id }) => id) // => ["difficulty"]
 */
export function termsIn(texts: readonly string[]): Term[] {
  const used = new Set(texts.flatMap((text) => mentions(text).map(({ term }) => term)))
  return glossary.filter((term) => used.has(term))
}

/**
 * For each text that uses a term for the first time, where it stands: outside the spans, whose words are a figure's.
 *
 * firstMentions([{ text: "Difficulty fell.", spans: [] }]).size // => 1
 */
export function firstMentions(texts: readonly Text[]): ReadonlyMap<Text, readonly Mention[]> {
  const seen = new Set<string>()
  const found = new Map<Text, readonly Mention[]>()
  for (const text of texts) {
    const first = mentions(text.text).filter(({ start, end, term }) => {
      const free = text.spans.every((span) => end <= span.start || span.end <= start)
      if (!free || seen.has(term.id)) return false
      seen.add(term.id)
      return true
    })
    if (first.length > 0) found.set(text, first)
  }
  return found
}
