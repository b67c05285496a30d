import type { Text } from "../src/edition/edition.ts"

/** A figure of up to this many characters is never broken over two lines: `978 EH/s`, `9 Nov 2022`. */
export const keptTogether = 12

/** A run of text, and the fact it prints where it prints one. */
export type Piece = { text: string; fact: string | null }

function cut({ text, spans }: Text): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const { start, end, fact } of [...spans].sort((a, b) => a.start - b.start)) {
    // Two facts may share a word; it is marked once, with the first.
    if (start < done || end <= start) continue
    pieces.push({ text: text.slice(done, start), fact: null }, { text: text.slice(start, end), fact })
    done = end
  }
  return [...pieces, { text: text.slice(done), fact: null }].filter((piece) => piece.text !== "")
}

/**
 * Texts, a space between them, cut at their spans. No two plain runs stand side by side, for React would part them with
 * a comment.
 *
 * @example pieces([{ text: "It rose 2%.", spans: [{ start: 8, end: 10, fact: "r", format: "percent" }] }])
 * // => [{ text: "It rose ", fact: null }, { text: "2%", fact: "r" }, { text: ".", fact: null }]
 */
export function pieces(texts: Text[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of texts.flatMap((text, i) =>
    i === 0 ? cut(text) : [{ text: " ", fact: null }, ...cut(text)],
  )) {
    const last = joined.at(-1)
    if (last && last.fact === null && piece.fact === null) last.text += piece.text
    else joined.push({ ...piece })
  }
  return joined
}
