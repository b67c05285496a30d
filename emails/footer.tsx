import type { ReactNode } from "react"
import { LoneAnchor } from "./anchor.tsx"
import { Prose } from "./prose.tsx"
import { space } from "./theme.ts"

export function FooterText({ children }: { children: ReactNode }) {
  return <Prose gap="small">{children}</Prose>
}

/** One of the links at a mail's foot, which stand beside each other. */
export function FooterLink({ href, children }: { href: string; children: string }) {
  return (
    <LoneAnchor href={href} style={{ marginRight: `${space.block}px` }}>
      {children}
    </LoneAnchor>
  )
}
