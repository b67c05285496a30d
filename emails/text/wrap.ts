import type { Text } from "../../src/edition/edition.ts"
import { keptTogether } from "../pieces.ts"

/** Width of the plain text. Only a link may be wider. */
export const columns = 72

/**
 * A text's words; a short figure is one word, whatever spaces it holds.
 *
 * @example wordsOf({ text: "up 8.6 % now", spans: [{ start: 3, end: 8, fact: "r", format: "percent" }] })
 * // => ["up", "8.6 %", "now"]
 */
export function wordsOf({ text, spans }: Text): string[] {
  const words: string[] = []
  let start = 0
  for (const gap of text.matchAll(/[ \t\r\n]+/g)) {
    const end = gap.index + gap[0].length
    const held = spans.some((s) => s.start <= gap.index && end <= s.end && s.end - s.start <= keptTogether)
    if (held) continue
    words.push(text.slice(start, gap.index))
    start = end
  }
  words.push(text.slice(start))
  return words.map((word) => word.replace(/[ \t\r\n]+/g, " ")).filter((word) => word !== "")
}

/** A text on one line. */
export const unwrapped = (text: Text): string => wordsOf(text).join(" ")

/** A text with no figure of the edition in it. */
export const plain = (text: string): Text => ({ text, spans: [] })

/** Lines of at most 72 columns, the first after `first`, the others after `rest`. A longer word has its line alone. */
export function wrap(texts: Text[], first = "", rest = first): string[] {
  const lines: string[] = []
  let line = ""
  for (const word of texts.flatMap(wordsOf)) {
    const longer = line === "" ? `${lines.length === 0 ? first : rest}${word}` : `${line} ${word}`
    if (line === "" || longer.length <= columns) line = longer
    else {
      lines.push(line)
      line = `${rest}${word}`
    }
  }
  return line === "" ? lines : [...lines, line]
}
