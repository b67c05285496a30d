/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import { pieces } from "../../../emails/pieces.ts"
import type { Text } from "../../edition/edition.ts"

/** Where each fact of an edition is proved: `/editions/2026-02-08/evidence`, to which `#fact-…` is added. */
export type Proofs = string

/** Texts of the edition as they are; each numeral leads to its fact. */
export const Words: FC<{ of: Text | Text[]; proofs: Proofs }> = ({ of, proofs }) => (
  <>
    {pieces(Array.isArray(of) ? of : [of]).map(({ text, fact }) =>
      fact !== null && /\d/.test(text) ? (
        <a class="fact" href={`${proofs}#fact-${fact}`} title="how this figure is known">
          {text}
        </a>
      ) : (
        text
      ),
    )}
  </>
)

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
