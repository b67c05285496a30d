/** @jsxImportSource hono/jsx */
import { type FC, useContext } from "hono/jsx"
import { keptTogether, type Piece, pieces } from "../../../emails/pieces.ts"
import type { Text } from "../../edition/edition.ts"
import { Glossed, markedTerm } from "./glossed.ts"

/** Where each fact of an edition is proved: `/editions/2026-02-08/evidence`, to which `#fact-…` is added. */
export type Proofs = string

/** Texts of the edition as they are; each numeral leads to its fact, a term's first use to the glossary. */
export const Words: FC<{ of: Text | Text[]; proofs: Proofs }> = ({ of, proofs }) => {
  const glossed = useContext(Glossed)
  const texts = (Array.isArray(of) ? of : [of]).map((text) => glossed.get(text) ?? text)
  return (
    <>
      {pieces(texts).map((piece) => (
        <Word piece={piece} proofs={proofs} />
      ))}
    </>
  )
}

const Word: FC<{ piece: Piece; proofs: Proofs }> = ({ piece: { text, fact }, proofs }) => {
  const term = fact === null ? null : markedTerm(fact)
  if (term !== null) {
    return (
      <a class="term" href={`/glossary#${term}`} title="what this term means">
        {text}
      </a>
    )
  }
  if (fact === null) return <>{text}</>
  if (!/\d/.test(text)) return <span data-fact={fact}>{text}</span>
  return (
    <a
      class={text.length > keptTogether ? "fact" : "fact kept"}
      href={`${proofs}#fact-${fact}`}
      data-fact={fact}
      title="how this figure is known"
    >
      {text}
    </a>
  )
}

/**
 * The class of a text that begins with a sign. The sign itself is printed, so colour says nothing alone.
 *
 * @example tone("−8.6%") // => "down"
 */
export function tone(text: string): "up" | "down" | undefined {
  if (/^(▲|\+)/.test(text)) return "up"
  if (/^(▼|−|-)/.test(text)) return "down"
  return undefined
}
