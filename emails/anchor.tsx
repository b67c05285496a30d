import type { CSSProperties, ReactNode } from "react"
import { light, measure, type } from "./theme.ts"

type Anchor = { href: string; label?: string; style?: CSSProperties; children: ReactNode }

/** A link in running text, underlined as links are. A mail client opens it outside itself without being told to. */
export function Anchor({ href, label, style, children }: Anchor) {
  return (
    <a href={href} aria-label={label} className="link" style={{ color: light.link, ...style }}>
      {children}
    </a>
  )
}

/** A link that stands alone and is high enough for a thumb. */
export function LoneAnchor({ style, ...anchor }: Anchor) {
  const tapped = {
    fontSize: type.small.fontSize,
    lineHeight: `${measure.touch}px`,
    display: "inline-block",
  }
  return <Anchor {...anchor} style={{ ...tapped, ...style }} />
}
