import type { ReactNode } from "react"
import type { Text } from "../../src/edition/edition.ts"
import { keptTogether, pieces } from "../pieces.ts"

/** Texts of the edition as they are, each printed fact marked with its id: `<span data-fact="btc.close">$70,330</span>`. */
export function Words({ of }: { of: Text | Text[] }): ReactNode {
  return pieces(Array.isArray(of) ? of : [of]).map(({ text, fact }, i) =>
    fact === null ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
      <span key={i} data-fact={fact}>
        {text.length <= keptTogether ? unbroken(text) : text}
      </span>
    ),
  )
}

/** A short figure on one line, whatever style sheet a client drops: `978 EH/s`. */
const unbroken = (text: string): string => text.replaceAll(" ", "\u00a0")
