import advances from "./font/advances.json" with { type: "json" }

/** The two weights of the chart's font, as they are called in its files. */
export type Weight = keyof typeof advances

const widths: Record<Weight, ReadonlyMap<string, number>> = {
  regular: new Map(Object.entries(advances.regular)),
  bold: new Map(Object.entries(advances.bold)),
}

/**
 * Whether the chart's font has every letter of a text: what it lacks would silently not be drawn.
 *
 * drawable("Bitcoin") // => true
 */
export const drawable = (text: string): boolean => [...text].every((letter) => widths.bold.has(letter))

/** Between words that stay together; as wide as a space. */
export const noBreak = "\u00a0"

/**
 * How wide a text is, in px, without kerning, which in this font only narrows what we write. Throws on a letter that the
 * font does not have.
 *
 * textWidth("$70,330", 40, "bold") // => 171.6
 */
export function textWidth(text: string, size: number, weight: Weight): number {
  return [...text].reduce((sum, letter) => {
    const advance = widths[weight].get(letter === noBreak ? " " : letter)
    if (advance === undefined) throw new RangeError(`the chart's font has no "${letter}": ${text}`)
    return sum + advance * size
  }, 0)
}

/**
 * A text in lines that are at most so wide; a single word may be wider.
 *
 * wrapText("$65,000 to $70,500", 41, "regular", 240) // => ["$65,000", "to $70,500"]
 */
export function wrapText(text: string, size: number, weight: Weight, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(" ")) {
    const line = lines.at(-1)
    const longer = line === undefined ? word : `${line} ${word}`
    if (line !== undefined && textWidth(longer, size, weight) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/**
 * A text in as few lines as its width allows, of as even a length as they can have.
 *
 * balanceText("one two three four", 41, "regular", 300) // => ["one two", "three four"]
 */
export function balanceText(text: string, size: number, weight: Weight, width: number): string[] {
  const lines = wrapText(text, size, weight, width)
  for (let narrower = width - size; narrower > 0; narrower -= size) {
    const tried = wrapText(text, size, weight, narrower)
    if (tried.length > lines.length || tried.some((line) => textWidth(line, size, weight) > narrower))
      return wrapText(text, size, weight, narrower + size)
  }
  return lines
}
