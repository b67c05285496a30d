/**
 * How easy a text is to read: Flesch's reading ease, 206.835 − 1.015 × words a sentence − 84.6 × syllables a word. Plain
 * English is 60 to 70; higher is easier. Null for a text without words.
 *
 * - Figures count as words, and are left out where syllables are counted, as Flesch asks of a text with many of them
 *   (The Art of Readable Writing, 1949, "How to use the readability formula").
 * - R. Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948), 221–233, doi 10.1037/h0057532.
 *
 * readingEase(["The cat sat on the mat."]) // => 116.145
 */
export function readingEase(sentences: readonly string[]): number | null {
  let words = 0
  let ends = 0
  let spelled = 0
  let syllables = 0
  for (const text of sentences) {
    const tokens = text.split(/\s+/u).filter((token) => /[\p{L}\p{N}]/u.test(token))
    if (tokens.length === 0) continue
    words += tokens.length
    // A full stop within a token is a decimal point; the last sentence may have none.
    ends += Math.max(1, (text.match(/[.!?](?=\s|$)/gu) ?? []).length)
    for (const token of tokens) {
      if (/\p{N}/u.test(token)) continue
      spelled += 1
      syllables += token.split(/[-–/]/u).reduce((sum, part) => sum + countSyllables(part), 0)
    }
  }
  if (words === 0 || spelled === 0) return null
  return 206.835 - 1.015 * (words / ends) - 84.6 * (syllables / spelled)
}

/**
 * How many syllables an English word is likely to have: its groups of vowels, without a silent e at the end, and one at
 * least. A word of capitals alone is spelled out by its letters. Right for nine words in ten, as such counts are.
 *
 * countSyllables("bitcoin") // => 2
 */
export function countSyllables(word: string): number {
  const letters = word.replace(/[^\p{L}]/gu, "")
  if (letters === "") return 0
  if (/^[A-Z]{2,4}$/.test(letters)) return letters.length
  const plain = letters
    .toLowerCase()
    // Silent: price, prices, closed, likely. Not silent: changes, traded, table.
    .replace(/(?<=[^aeiouy])(?<![^aeiouyrlw]l)e$/u, "")
    .replace(/(?<![aeiouycgsxz]|[cs]h|[^aeiouyrlw]l)es$/u, "s")
    .replace(/(?<![aeioutd])ed$/u, "d")
    .replace(/(?<=[^aeiouy])ely$/u, "ly")
  const groups = plain.match(/[aeiouy]+/gu) ?? []
  // Two vowels that are two sounds: median, period, earlier, usual, area, created, being.
  const parted = plain.match(/(?<![tsc])i[ao](?!u)|[lr]ier|ua(?=l|t)|rea(?=$|te|li)|[aeou]ing/gu) ?? []
  return Math.max(1, groups.length + parted.length)
}
