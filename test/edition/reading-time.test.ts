import { describe, expect, it } from "vitest"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import type { Edition } from "../../src/edition/edition.ts"
import { factsById } from "../../src/edition/fact.ts"
import { countWords, readingFacts, wordsIn } from "../../src/edition/facts/reading-time.ts"
import { verifySentences } from "../../src/edition/verify.ts"
import { figures, settings } from "./day-2026-02-08.ts"

const { edition, evidence } = composeFromFigures({ figures, reasons: [] }, settings, null)
const facts = factsById(evidence.facts)
const without = (fits: (section: Edition["sections"][number]) => boolean): Edition => ({
  ...edition,
  sections: edition.sections.filter((section) => !fits(section)),
})

describe("the length of an edition", () => {
  it("is counted in words, a dash being none and an amount one", () => {
    expect(wordsIn("down 8.6% – to $70,330")).toBe(4)
    expect(wordsIn("")).toBe(0)
  })

  it("is of the running text: no table, no sources, no other reader's takeaways, not itself", () => {
    const words = countWords(edition)
    expect(words).toBe(Number(facts.get("edition.words")?.value))
    expect(countWords(without(({ id }) => id === "sources"))).toBe(words - wordsIn("* One source only."))
    expect(countWords(without(({ readers }) => readers === "trader"))).toBe(words)
    expect(countWords(without(({ readers }) => readers === "general"))).toBeLessThan(words)
    const tables = edition.sections.map((section) => ({
      ...section,
      blocks: section.blocks.filter(({ kind }) => kind !== "table"),
    }))
    expect(countWords({ ...edition, sections: tables })).toBe(words)
    const length = evidence.sentences.find(({ id }) => id.startsWith("about.length"))
    expect(length?.text).toContain(
      `${facts.get("edition.words")?.value.replace(/\B(?=(\d{3})+$)/g, ",")} words`,
    )
  })

  it("is read at 220 words a minute, begun minutes counted", () => {
    const minutes = (words: number) => readingFacts(words, settings.slot)[1]?.value
    expect([1, 220, 221, 440, 441].map(minutes)).toEqual(["1", "1", "2", "2", "3"])
  })

  it("is refused when it is not the counted one", () => {
    const stated = (id: string, value: string) =>
      factsById([...facts.values()].map((fact) => (fact.id === id ? { ...fact, value } : fact)))
    expect(verifySentences(edition, facts)).toEqual([])
    // The article said 1,245 words and had 700.
    for (const [id, value] of [
      ["edition.words", "1245"],
      ["edition.minutes", "9"],
    ] as const) {
      const details = verifySentences(edition, stated(id, value)).map(({ detail }) => detail)
      expect(details.join()).toContain(`${id} is stated as ${value}`)
    }
  })
})
