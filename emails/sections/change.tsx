import type { Text } from "../../src/edition/edition.ts"
import type { Colour } from "../theme.ts"
import { light } from "../theme.ts"
import { Words } from "./words.tsx"

/**
 * The colour of a text that begins with a sign or a mark of direction, and the mark it still lacks: colour never says
 * anything alone.
 *
 * @example direction("−8.6%") // => { colour: "down", mark: "▼" }
 */
export function direction(text: string): { colour: Colour; mark: string | null } {
  if (text.startsWith("▲")) return { colour: "up", mark: null }
  if (text.startsWith("▼")) return { colour: "down", mark: null }
  if (/^\+[$\d]/.test(text)) return { colour: "up", mark: "▲" }
  if (/^[−-][$\d]/.test(text)) return { colour: "down", mark: "▼" }
  return { colour: "ink", mark: null }
}

/** A figure, coloured and marked by its printed sign. */
export function Change({ of }: { of: Text }) {
  const { colour, mark } = direction(of.text)
  if (colour === "ink") return <Words of={of} />
  return (
    <span className={colour} style={{ color: light[colour] }}>
      {mark ? <span aria-hidden="true">{`${mark}\u00a0`}</span> : null}
      <Words of={of} />
    </span>
  )
}
