import { createContext } from "hono/jsx"
import type { Edition, Text } from "../../edition/edition.ts"
import { firstMentions } from "../../edition/glossary.ts"
import { textsOf } from "./trace.ts"

/** Texts in which a term is to lead to the glossary, each with marks at its terms. Without an edition there are none. */
export const Glossed = createContext<ReadonlyMap<Text, Text>>(new Map())

// No fact's id holds a slash, so that a mark is never taken for a fact.
const mark = "glossary/"

/**
 * An edition's sentences that use a term for the first time, with a mark there beside their spans. Spans stay as they
 * are: what prints a figure is never a term's link.
 *
 * glossedTexts(edition).get(edition.standfirst)?.spans // => [{ …, fact: "glossary/close" }, …]
 */
export function glossedTexts(edition: Edition): ReadonlyMap<Text, Text> {
  const sentences = [
    edition.standfirst,
    ...edition.notices,
    ...edition.inShort.flatMap((part) => part.sentences),
    ...edition.sections.flatMap(textsOf).filter((text) => "claim" in text),
  ]
  return new Map(
    [...firstMentions(sentences)].map(([text, found]): [Text, Text] => [
      text,
      {
        ...text,
        spans: [
          ...text.spans,
          ...found.map(({ start, end, term }) => ({ start, end, fact: `${mark}${term.id}`, format: "text" })),
        ],
      },
    ]),
  )
}

/**
 * The id of the term that a mark stands for, or null for a fact.
 *
 * markedTerm("glossary/close") // => "close"
 */
export const markedTerm = (fact: string): string | null =>
  fact.startsWith(mark) ? fact.slice(mark.length) : null
