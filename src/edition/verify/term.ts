import type { Edition } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { findTerm } from "../facts/glossary.ts"
import { termsIn } from "../glossary.ts"
import { printedTexts } from "../printed.ts"
import { type Problem, refuseIf } from "./problem.ts"

/** The claim that explains a term; it uses the term itself and so does not count as a use. */
export const termClaim = "takeaway.beginner.term"

/**
 * What is wrong with the term that an edition explains: words that are not the glossary's, a term that the edition does
 * not use.
 *
 * termProblems(edition, facts) // => []
 */
export function termProblems(edition: Edition, facts: Facts): Problem[] {
  const [name, meaning] = [facts.get("glossary.term")?.value, facts.get("glossary.meaning")?.value]
  if (name === undefined || meaning === undefined) return []
  const term = findTerm(name, meaning)
  const texts = printedTexts(edition).flatMap((printed) =>
    printed.kind === "sentence" && printed.text.id !== termClaim ? [printed.text.text] : [],
  )
  return [
    ...refuseIf(term === null, "takeaways/beginner", `the glossary does not say of ${name}: ${meaning}`),
    ...refuseIf(
      term !== null && !termsIn(texts).includes(term),
      "takeaways/beginner",
      `${name} is explained and not used`,
    ),
  ]
}
