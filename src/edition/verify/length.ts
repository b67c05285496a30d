import type { Edition } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { countWords, readingFacts } from "../facts/reading-time.ts"
import { type Problem, refuseIf } from "./problem.ts"

/**
 * What is wrong with the stated length of an edition: words and minutes are counted again.
 *
 * lengthProblems(edition, facts) // => []
 */
export function lengthProblems(edition: Edition, facts: Facts): Problem[] {
  const stated = facts.get("edition.words")
  if (!stated) return []
  const words = countWords(edition)
  return readingFacts(words, stated.asOf).flatMap(({ id, value }) =>
    refuseIf(
      facts.get(id)?.value !== value,
      "disclaimer",
      `${id} is stated as ${facts.get(id)?.value}, counted are ${value}`,
    ),
  )
}
