import type { Edition } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { picturedTexts, printedTexts } from "../printed.ts"
import { sentenceProblems } from "./claim.ts"
import { checked, type Problem } from "./problem.ts"
import { structureProblems } from "./structure.ts"
import { textProblems } from "./text.ts"

/**
 * What an edition says that its facts do not prove; nothing, for one that may go out. It reads only the edition and the
 * facts, never how the edition came to be.
 *
 * verifySentences(edition, facts) // => []
 */
export function verifySentences(edition: Edition, facts: Facts): Problem[] {
  const said = new Set<string>()
  return [
    ...checked("edition", () => structureProblems(edition, facts)),
    ...[...printedTexts(edition), ...picturedTexts(edition)].flatMap((printed): Problem[] => {
      if (printed.kind === "label") return []
      if (printed.kind === "text")
        return checked(printed.where, () => textProblems(printed.where, printed.text, facts, []))
      const { id } = printed.text
      const again = said.has(id)
      said.add(id)
      return [
        ...checked(printed.where, () => sentenceProblems(printed.where, printed.text, facts)),
        ...(again ? [{ where: printed.where, detail: `${id} is said twice` }] : []),
      ]
    }),
  ]
}
