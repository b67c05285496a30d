import { expect, test } from "vitest"
import { countSyllables, readingEase } from "../../src/edition/reading-ease.ts"

test.each([
  ["the", 1],
  ["bitcoin", 2],
  ["prices", 2],
  ["changes", 2],
  ["closed", 1],
  ["traded", 2],
  ["little", 2],
  ["difficulty", 4],
  ["average", 3],
  ["created", 3],
  ["earlier", 3],
  ["likely", 2],
  ["people", 2],
  ["ETF", 3],
  ["—", 0],
])("%s has the syllables that a dictionary gives it: %i", (word, count) => {
  expect(countSyllables(word)).toBe(count)
})

test("six words of one syllable in a sentence are as easy as the formula says", () => {
  // 206.835 − 1.015 × 6 − 84.6 × 1
  expect(readingEase(["The cat sat on the mat."])).toBeCloseTo(116.145, 9)
})

test("a figure is a word, not counted by syllables, and its point ends no sentence", () => {
  // Two sentences of three words; the words without figures have one syllable each.
  expect(readingEase(["It fell 8.6%. It rose $70,330."])).toBeCloseTo(206.835 - 1.015 * 3 - 84.6, 9)
})

test("longer words and longer sentences are harder, and no text has no ease", () => {
  const easy = readingEase(["The price fell.", "It fell a lot."]) ?? 0
  const hard =
    readingEase(["Unprecedented depreciation characterised international cryptocurrency valuations."]) ?? 0
  expect(hard).toBeLessThan(easy)
  expect(readingEase([])).toBe(null)
  expect(readingEase(["8.6%"])).toBe(null)
})
