import { Link, Text } from "@react-email/components"
import type { ReactNode } from "react"
import { light, measure, type } from "./theme.ts"

export function FooterText({ children }: { children: ReactNode }) {
  return (
    <Text className="muted" style={{ ...type.small, color: light.muted, margin: "0 0 8px" }}>
      {children}
    </Text>
  )
}

/** A link that stands alone and is high enough for a thumb. */
export function FooterLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="link"
      style={{
        fontSize: type.small.fontSize,
        lineHeight: `${measure.touch}px`,
        display: "inline-block",
        marginRight: "20px",
        color: light.link,
        textDecorationLine: "underline",
      }}
    >
      {children}
    </Link>
  )
}
