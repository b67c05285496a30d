import { exact } from "../../analysis/decimal.ts"
import type { Span, Text } from "../edition.ts"
import type { Facts, FactUnit } from "../fact.ts"
import { print } from "../format.ts"
import { outsideSpans } from "../wording.ts"
import { hedgeProblems, looseHedges } from "./hedges.ts"
import { type Problem, refuseIf } from "./problem.ts"
import { bannedWords, datesIn, directionsIn, numeralsIn, zoneLettersIn } from "./words.ts"

/**
 * What is wrong with a printed text by itself: a span that is not its fact as formatted, a numeral, a date, a zone's letter
 * or a direction word outside every span, a banned word, a hedge that is not true of its figure, a range that runs from
 * high to low. `entailed` are the direction words proved otherwise.
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
    ...[...datesIn(words), ...zoneLettersIn(words), ...looseHedges(words)].map((word) => ({
      where,
      detail: `"${word}" rests on no fact: ${text.text}`,
    })),
    ...bannedWords(words).map((word) => ({ where, detail: `"${word}" is a banned word: ${text.text}` })),
    ...rangeProblems(where, text, facts),
    ...hedgeProblems(where, text, facts),
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

const ranged: ReadonlySet<FactUnit> = new Set(["USD", "USD million", "EH/s", "BTC", "days", "count"])

const before = /(?:^|\W)(between|from(?: about)?) $/iu

// A range is two amounts joined by " to ", or by "and" after "between"; "went from … to …" is a change, not a range.
function rangeProblems(where: string, { text, spans }: Text, facts: Facts): Problem[] {
  return spans.flatMap((span, index) => {
    const low = facts.get(span.fact)
    if (!low || !ranged.has(low.unit)) return []
    const word = before.exec(text.slice(Math.max(0, span.start - 12), span.start))?.[1]?.toLowerCase()
    const between = word === "between"
    const rest = spans.slice(index + 1)
    const next = between ? rest.find((other) => facts.get(other.fact)?.unit === low.unit) : rest[0]
    const high = next && facts.get(next.fact)
    if (!next || high?.unit !== low.unit) return []
    const joined = between || (word === undefined && text.slice(span.end, next.start) === " to ")
    return refuseIf(
      joined && !exact(low.value).lt(high.value),
      where,
      `the range does not run from low to high: ${text}`,
    )
  })
}
