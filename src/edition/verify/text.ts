import { exact } from "../../analysis/decimal.ts"
import type { Span, Text } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { print } from "../format.ts"
import { outsideSpans } from "../wording.ts"
import { type Problem, refuseIf } from "./problem.ts"
import { bannedWords, directionsIn, numeralsIn } from "./words.ts"

/**
 * What is wrong with a printed text by itself: a span that is not its fact as formatted, a numeral or a direction word
 * outside every span, a banned word, a range that runs from high to low. `entailed` are the direction words proved
 * otherwise.
 *
 * textProblems("data", { text: "at $70,300", spans: [] }, facts, []).length // => 1
 */
export function textProblems(
  where: string,
  text: Text,
  facts: Facts,
  entailed: readonly string[],
): Problem[] {
  const misplaced = spanProblems(where, text, facts)
  if (misplaced.length > 0) return misplaced
  const words = outsideSpans(text)
  return [
    ...numeralsIn(words).map((numeral) => ({
      where,
      detail: `numeral "${numeral}" is in no span: ${text.text}`,
    })),
    ...directionsIn(words)
      .filter((word) => !entailed.includes(word))
      .map((word) => ({ where, detail: `"${word}" is in no span and no claim proves it: ${text.text}` })),
    ...bannedWords(words).map((word) => ({ where, detail: `"${word}" is a banned word: ${text.text}` })),
    ...rangeProblems(where, text, facts),
  ]
}

function spanProblems(where: string, text: Text, facts: Facts): Problem[] {
  let read = 0
  return text.spans.flatMap((span) => {
    const ordered = span.start >= read && span.end > span.start && span.end <= text.text.length
    read = span.end
    if (!ordered) return [{ where, detail: `span ${span.start} to ${span.end} does not fit: ${text.text}` }]
    const printed = text.text.slice(span.start, span.end)
    const due = findPrinted(span, facts)
    return refuseIf(
      printed !== due,
      where,
      `"${printed}" stands for ${span.fact} as ${span.format}, which is ${due === null ? "unknown" : `"${due}"`}`,
    )
  })
}

function findPrinted({ fact: id, format }: Span, facts: Facts): string | null {
  const fact = facts.get(id)
  if (!fact) return null
  try {
    return print(fact, format)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

// A range is two amounts joined by " to ", or by "and" after "between"; "went from … to …" is a change, not a range.
function rangeProblems(where: string, { text, spans }: Text, facts: Facts): Problem[] {
  return spans.flatMap((span, index) => {
    const opening = text.slice(0, span.start)
    const rest = spans.slice(index + 1)
    const next = opening.endsWith("between ")
      ? rest.find((other) => facts.get(other.fact)?.unit === facts.get(span.fact)?.unit)
      : rest[0]
    if (!next || facts.get(next.fact)?.unit !== "USD" || facts.get(span.fact)?.unit !== "USD") return []
    const joined = opening.endsWith("between ") || text.slice(span.end, next.start) === " to "
    if (!joined || opening.endsWith("from ")) return []
    const low = facts.get(span.fact)
    const high = facts.get(next.fact)
    return low && high
      ? refuseIf(!exact(low.value).lt(high.value), where, `the range does not run from low to high: ${text}`)
      : []
  })
}
