import type { CSSProperties, ReactNode } from "react"
import { below, type Colour, light, type space, type } from "./theme.ts"

type Prose = {
  /** The type; that of the cell around it where none is named. */
  size?: keyof typeof type
  /** The colour; that of the cell around it where none is named. */
  colour?: Colour
  /** The space below. */
  gap?: keyof typeof space
  style?: CSSProperties
  className?: string
  children: ReactNode
}

/**
 * A paragraph that says in its style only what the cell around it does not. React Email's own writes every margin twice,
 * which in a mail of a hundred paragraphs is a tenth of its weight.
 */
export function Prose({ size, colour, gap, style, className, children }: Prose) {
  return (
    <p
      className={[colour, className].filter(Boolean).join(" ") || undefined}
      style={{
        margin: gap === undefined ? "0" : below(gap),
        ...(size && type[size]),
        ...(colour && { color: light[colour] }),
        ...style,
      }}
    >
      {children}
    </p>
  )
}
