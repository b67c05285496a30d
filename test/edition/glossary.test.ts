import { describe, expect, it } from "vitest"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import { firstMentions, glossary, mentions, termsIn } from "../../src/edition/glossary.ts"
import { bannedWords } from "../../src/edition/verify/words.ts"
import { glossedTexts, markedTerm } from "../../src/http/editions/glossed.ts"
import { figures, settings } from "./day-2026-02-08.ts"

describe("the glossary", () => {
  it.each(glossary.map((term) => [term.term, term] as const))(
    "explains %s in one to three sentences, without advice",
    (_, { id, meaning, forms }) => {
      expect(id).toMatch(/^[a-z][a-z-]*$/)
      const sentences = meaning.split(/(?<=[.;])\s+/).length
      expect(sentences).toBeLessThanOrEqual(4)
      expect(meaning).toMatch(/^[A-Z].*\.$/)
      expect(bannedWords(meaning)).toEqual([])
      expect(forms.length).toBeGreaterThan(0)
      for (const form of forms) expect(form).toBe(form.toLowerCase())
    },
  )

  it("has each place and each form once, in the order of the alphabet", () => {
    const ids = glossary.map(({ id }) => id)
    const forms = glossary.flatMap((term) => term.forms)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(forms).size).toBe(forms.length)
    const terms = glossary.map(({ term }) => term.toLowerCase())
    expect(terms).toEqual(terms.toSorted())
  })

  it("finds the longest form, as a whole word and in any case", () => {
    expect(mentions("Mining difficulty fell").map(({ term }) => term.id)).toEqual(["difficulty"])
    expect(mentions("An ACUTE SELL-OFF").map(({ term }) => term.id)).toEqual(["sell-off"])
    expect(mentions("It was enclosed, blockaded and feeless")).toEqual([])
    expect(termsIn(["The hash rate", "a block, the hash rate"]).map(({ id }) => id)).toEqual([
      "block",
      "hash-rate",
    ])
  })

  it("marks a term where it is first used, and nothing that a figure prints", () => {
    const span = { start: 0, end: 5, fact: "x", format: "text" }
    const texts = [
      { text: "close to it, by the close", spans: [span] },
      { text: "The close again, with fees", spans: [] },
    ]
    const found = firstMentions(texts)
    expect([...found.values()].flat().map(({ start, term }) => [start, term.id])).toEqual([
      [20, "close"],
      [22, "fees"],
    ])
  })
})

describe("an edition's page", () => {
  const { edition } = composeFromFigures({ figures, reasons: [] }, settings, null)
  const glossed = [...glossedTexts(edition)]

  it("leads once from each term to the glossary, and every term is there", () => {
    const marked = glossed.flatMap(([, { spans }]) => spans.flatMap(({ fact }) => markedTerm(fact) ?? []))
    expect(marked.length).toBeGreaterThan(8)
    expect(new Set(marked).size).toBe(marked.length)
    for (const id of marked) expect(glossary.some((term) => term.id === id)).toBe(true)
  })

  it("changes no word and no span for it", () => {
    for (const [before, after] of glossed) {
      expect(after.text).toBe(before.text)
      expect(after.spans.filter(({ fact }) => markedTerm(fact) === null)).toEqual(before.spans)
      for (const { start, end, fact } of after.spans) {
        if (markedTerm(fact) === null) continue
        expect(before.spans.every((span) => end <= span.start || span.end <= start)).toBe(true)
      }
    }
  })
})
