import type { Text } from "../../src/edition/edition.ts"
import { wrap } from "./wrap.ts"

/** A text under a line as long as its longest line. */
export function underlined(text: Text, mark: "=" | "-"): string[] {
  const lines = wrap([text])
  return [...lines, mark.repeat(Math.max(0, ...lines.map(({ length }) => length)))]
}

/** Parts the footer from what stands above it. */
export const rule = "-".repeat(24)

/** Groups of lines, an empty line between them; an empty group is left out. The text ends with a line break. */
export const document = (groups: string[][]): string =>
  `${groups
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`
