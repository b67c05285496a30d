import { Link } from "@react-email/components"
import type { ReactNode } from "react"
import { Prose } from "./prose.tsx"
import { light, measure, space, type } from "./theme.ts"

export function FooterText({ children }: { children: ReactNode }) {
  return <Prose gap="small">{children}</Prose>
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
        marginRight: `${space.block}px`,
        color: light.link,
        textDecorationLine: "underline",
      }}
    >
      {children}
    </Link>
  )
}
