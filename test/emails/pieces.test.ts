import fc from "fast-check"
import { expect, test } from "vitest"
import { pieces } from "../../emails/pieces.ts"

const anyText = fc
  .record({ text: fc.string({ minLength: 1 }), cuts: fc.array(fc.tuple(fc.nat(40), fc.nat(40))) })
  .map(({ text, cuts }) => ({
    text,
    spans: cuts.map(([start, end]) => ({ start, end, fact: "f", format: "x" })),
  }))

test("pieces put together are the texts, a space between them, whatever the spans", () => {
  fc.assert(
    fc.property(fc.array(anyText), (texts) => {
      const joined = pieces(texts).map(({ text }) => text)
      expect(joined.join("")).toBe(texts.map(({ text }) => text).join(" "))
    }),
  )
})

test("no two plain pieces stand side by side, and none is empty", () => {
  fc.assert(
    fc.property(fc.array(anyText), (texts) => {
      const cut = pieces(texts)
      expect(cut.every(({ text }) => text !== "")).toBe(true)
      expect(cut.some(({ fact }, i) => fact === null && cut[i + 1]?.fact === null)).toBe(false)
    }),
  )
})

test("a word that two facts share is marked once, with the first", () => {
  const spans = [
    { start: 3, end: 5, fact: "b", format: "x" },
    { start: 0, end: 5, fact: "a", format: "x" },
  ]
  expect(pieces([{ text: "up 2%.", spans }])).toEqual([
    { text: "up 2%", fact: "a" },
    { text: ".", fact: null },
  ])
})
