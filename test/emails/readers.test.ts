import { expect, test } from "vitest"
import { ladder, rungs, sideWords } from "../../emails/ladder.ts"
import { sectionsFor } from "../../emails/readers.ts"
import { direction } from "../../emails/sections/change.tsx"
import { Edition } from "../../src/edition/edition.ts"
import type { ReaderKind } from "../../src/subscribers/reader-kind.ts"
import { edition, sentence, text } from "./edition-fixture.ts"

const takeaways = (of: Edition, kind: ReaderKind) =>
  sectionsFor(of, kind).flatMap(({ readers }) => readers ?? [])

test("a reader gets all takeaways, those of their kind first, the others in the edition's order", () => {
  expect(takeaways(edition, "general")).toEqual(["general", "long-term-holder", "trader", "beginner"])
  expect(takeaways(edition, "long-term-holder")).toEqual([
    "long-term-holder",
    "trader",
    "beginner",
    "general",
  ])
  expect(takeaways(edition, "trader")).toEqual(["trader", "long-term-holder", "beginner", "general"])
  expect(takeaways(edition, "beginner")).toEqual(["beginner", "long-term-holder", "trader", "general"])
})

test("a reader for whose kind nothing was written gets the others in the edition's order", () => {
  const without = { ...edition, sections: edition.sections.filter(({ readers }) => readers !== "general") }
  expect(takeaways(without, "general")).toEqual(["long-term-holder", "trader", "beginner"])
})

test("all other sections stay, in their order, with the takeaways where they stood", () => {
  expect(sectionsFor(edition, "trader").map(({ id }) => id)).toEqual([
    "data",
    "why",
    "zones",
    "context",
    "watch",
    "takeaways",
    "takeaways",
    "takeaways",
    "takeaways",
    "sources",
    "disclaimer",
  ])
  const none = Edition.parse({
    ...edition,
    sections: edition.sections.filter(({ id }) => id !== "takeaways"),
  })
  expect(sectionsFor(none, "trader")).toEqual(none.sections)
})

test("zones stand from the highest to the lowest, whatever their letters, the price under those above it", () => {
  const zone = (letter: string, side: "above" | "around" | "below") => ({
    letter,
    side,
    range: text("x"),
    what: sentence("y"),
    voids: sentence("z"),
  })
  const lettered = [zone("A", "around"), zone("B", "above"), zone("C", "below"), zone("D", "above")]
  expect(ladder(lettered).map(({ letter }) => letter)).toEqual(["D", "B", "A", "C"])
  const price = { label: "UTC close", value: text("$5") }
  const shown = (of: Parameters<typeof rungs>[1]) =>
    rungs(lettered, of).map((rung) => (rung.kind === "zone" ? rung.zone.letter : rung.price.value.text))
  expect(shown(price)).toEqual(["D", "B", "$5", "A", "C"])
  expect(shown(null)).toEqual(["D", "B", "A", "C"])
})

test("a zone lies above the price, below it or around it", () => {
  expect(sideWords).toEqual({ above: "above", around: "around the price", below: "below" })
})

test.each([
  ["+1.5%", { colour: "up", mark: "▲" }],
  ["−8.6%", { colour: "down", mark: "▼" }],
  ["-8.6%", { colour: "down", mark: "▼" }],
  ["−$1,251", { colour: "down", mark: "▼" }],
  ["▲ 1.5%", { colour: "up", mark: null }],
  ["▼ 8.6%", { colour: "down", mark: null }],
  ["0.0%", { colour: "ink", mark: null }],
  ["unchanged", { colour: "ink", mark: null }],
  ["$70,330", { colour: "ink", mark: null }],
  ["–", { colour: "ink", mark: null }],
])("%s is coloured by its printed sign, and never by colour alone", (shown, wanted) => {
  expect(direction(shown)).toEqual(wanted)
})
