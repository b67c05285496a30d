import { describe, expect, it } from "vitest"
import { takeaways } from "../../src/edition/claims/takeaways.ts"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import type { Edition } from "../../src/edition/edition.ts"
import { type Fact, factsById } from "../../src/edition/fact.ts"
import { termFacts } from "../../src/edition/facts/glossary.ts"
import { glossary } from "../../src/edition/glossary.ts"
import { takeawaySections } from "../../src/edition/sections/takeaways.ts"
import { bannedWords } from "../../src/edition/verify/words.ts"
import { verifySentences } from "../../src/edition/verify.ts"
import { writer } from "../../src/edition/writer.ts"
import { addDays } from "../../src/market/day.ts"
import { readerKinds } from "../../src/subscribers/reader-kind.ts"
import { figures, settings } from "./day-2026-02-08.ts"

const { edition, evidence } = composeFromFigures({ figures, reasons: [] }, settings, null)
const facts = factsById(evidence.facts)
const word = (id: string, value: string): Fact => ({
  id,
  value,
  unit: "text",
  asOf: settings.slot,
  method: "rule@1",
  inputs: [],
  quality: "measured",
})
const sectionsWith = (...more: readonly Fact[]) =>
  takeawaySections(writer(factsById([...facts.values(), ...more]), "bitcoin/2026-02-08"))
const idsOf = (sections: Edition["sections"], readers: string): string[] =>
  sections
    .filter((section) => section.readers === readers)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "list" ? block.items.flat() : [])))
    .map(({ id }) => id)

describe("the takeaways", () => {
  it.each(readerKinds)("for %s have at least four claims, each with three wordings", (kind) => {
    const { notable, usual, watch } = takeaways[kind]
    const all = [...notable, ...usual, ...watch]
    expect(all.length).toBeGreaterThanOrEqual(4)
    expect(watch.length).toBeGreaterThanOrEqual(2)
    for (const { wordings } of all) expect(new Set(wordings).size).toBeGreaterThanOrEqual(3)
  })

  it("advise nobody: no wording speaks to the reader or tells anyone what to do", () => {
    for (const kind of readerKinds) {
      const { notable, usual, watch } = takeaways[kind]
      for (const wording of [...notable, ...usual, ...watch].flatMap(({ wordings }) => wordings)) {
        expect(bannedWords(wording)).toEqual([])
        expect(wording).not.toMatch(/\b(you|your|please|wait|consider|avoid|hold on|take profit|let's)\b/i)
        expect(wording).not.toMatch(/^(watch|look|compare|check|expect|stay|keep)\b/i)
      }
    }
  })

  it.each(readerKinds)("say to %s what it means, twice, and what to watch, once", (kind) => {
    const ids = idsOf(edition.sections, kind)
    expect(ids).toHaveLength(3)
    expect(ids.filter((id) => takeaways[kind].watch.some((claim) => claim.id === id))).toHaveLength(1)
  })

  it.each(readerKinds)("say one sentence to %s on a quiet day", (kind) => {
    expect(idsOf(sectionsWith(word("edition.quiet", "yes")), kind)).toHaveLength(1)
  })

  it("say first what is particular to the day", () => {
    const news = (since: string) =>
      idsOf(
        sectionsWith(
          { ...word("regime.since", since), unit: "day" },
          word("regime.before", "sell-off"),
          word("regime.name", "rally"),
        ),
        "general",
      )[0]
    expect(news("2026-02-08")).toBe("takeaway.general.state")
    expect(news("2026-02-07")).not.toBe("takeaway.general.state")
  })

  it("call an adjustment news on its day and the next, and in a weekly edition all week", () => {
    const first = (day: string, cadence = "daily") =>
      idsOf(
        sectionsWith({ ...word("difficulty.day", day), unit: "day" }, word("edition.cadence", cadence)),
        "long-term-holder",
      )[0]
    expect(first("2026-02-07")).toBe("takeaway.holder.adjusted")
    expect(first("2026-02-06")).not.toBe("takeaway.holder.adjusted")
    expect(first("2026-02-03", "weekly")).toBe("takeaway.holder.adjusted")
    expect(first("2026-02-01", "weekly")).not.toBe("takeaway.holder.adjusted")
  })

  it("take turns: ten days in a row are not all said in the same sentences", () => {
    for (const kind of readerKinds) {
      const said = Array.from({ length: 10 }, (_, index) => {
        const day = addDays("2026-02-08", index)
        const sections = sectionsWith({ ...word("edition.day", day), unit: "day" })
        return idsOf(sections, kind).join()
      })
      expect(new Set(said).size).toBeGreaterThanOrEqual(3)
    }
  })
})

describe("the term that an edition explains", () => {
  const name = facts.get("glossary.term")?.value ?? ""

  it("is one that the edition uses, and another on other days", () => {
    expect(glossary.some(({ term }) => term === name)).toBe(true)
    const terms = Array.from(
      { length: 14 },
      (_, index) =>
        termFacts(
          evidence.sentences.map(({ text }) => text),
          {
            ...settings,
            slug: addDays("2026-02-08", index),
          },
        )[0]?.value,
    )
    expect(new Set(terms).size).toBeGreaterThan(4)
    expect(termFacts(["Nothing of the kind."], settings)).toEqual([])
  })

  it("is refused with other words than the glossary's, and when the edition does not use it", () => {
    const problems = (changed: readonly Fact[]) =>
      verifySentences(edition, factsById([...facts.values(), ...changed])).map(({ detail }) => detail)
    expect(problems([])).toEqual([])
    expect(problems([word("glossary.meaning", "Whatever we like.")]).join()).toContain(
      `the glossary does not say of ${name}`,
    )
    const unused = glossary.find(({ id }) => id === "open-interest")
    if (!unused) throw new Error("open interest is in the glossary")
    const swapped = [word("glossary.term", unused.term), word("glossary.meaning", unused.meaning)]
    expect(problems(swapped).join()).toContain("Open interest is explained and not used")
  })
})
